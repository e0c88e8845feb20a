import * as fs from 'fs';
import * as path from 'path';
import { parseManifests } from '../../../src/manifests/parse-manifests';
import { changes } from '../../../src/report/diff/changes';
import { changesAsMarkdown } from '../../../src/report/diff/output/markdown';

const CORPUS = path.join(__dirname, '../../../../test/corpus');
const files = fs.readdirSync(CORPUS).filter((name) => name.endsWith('.yaml'));
const read = (name: string) => parseManifests(fs.readFileSync(path.join(CORPUS, name), 'utf8'), name);

test.each(files)("%s, anybody's YAML, changes not against itself, and wholly against another", (name) => {
  const objects = read(name);
  expect(changes(objects, [...objects].reverse(), 'itself').changes).toEqual([]);
  const other = read(files[(files.indexOf(name) + 1) % files.length]);
  const facts = changes(objects, other, 'another');
  expect(facts.changes.flatMap(({ what }) => what)).not.toEqual([]);
  expect(changesAsMarkdown(facts).length).toBeLessThanOrEqual(65_536);
});

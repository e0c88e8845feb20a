import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App } from 'cdk8s';
import { appsOf } from './support/example-apps';
import { EXAMPLES } from './support/example-project';
import { expectGolden } from './support/golden';
import { broadApp } from './support/broad-app';

const WORK = fs.mkdtempSync(path.join(os.tmpdir(), 'golden-names-'));

/** What ends in a hash of its content has another name with each content: that it has one is what stays. */
const HASH = /-[0-9a-f]{8,}$/;

/** Each object by the path of its construct, with its kind and name. */
function namesOf(title: string, app: App): string[] {
  const objects = app.node.findAll().filter((construct) => construct instanceof ApiObject);
  const lines = objects.map((object) => {
    const { kind, metadata } = object.toJson() as { kind: string; metadata: { name: string } };
    return `  ${object.node.path.replace(HASH, '-<hash>')} -> ${kind}/${metadata.name.replace(HASH, '-<hash>')}`;
  });
  return [title, ...lines.sort()];
}

test('constructs and objects are called what they were called', () => {
  const apps = [
    ...EXAMPLES.flatMap((name): [string, App][] =>
      appsOf(name, WORK)
        .slice(-1)
        .map((app) => [`examples/${name}`, app]),
    ),
    ['broad app', broadApp(path.join(WORK, 'broad'))] as [string, App],
  ];
  const lines = apps.flatMap(([title, app]) => namesOf(title, app));
  expectGolden(`${lines.join('\n')}\n`, path.join(__dirname, 'fixtures/names.txt'));
  expect(lines.length).toBeLessThan(600);
});

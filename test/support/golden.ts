import * as fs from 'fs';
import * as path from 'path';

/** What `npm test -- -u` or `npm run test:slow -- -u` asks of snapshots, and so of golden files. */
function updating(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  return snapshotState._updateSnapshot === 'all';
}

/** All manifests below a folder as one text, in the order in which `kubectl apply -R -f` takes the files. */
export function readManifests(folder: string): string {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.k8s.yaml'))
    .sort();
  const texts = files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
  return files.length === 1 ? texts[0] : texts.map((text, index) => `# ${files[index]}\n${text}`).join('---\n');
}

/** Compares a text with a committed golden file, or writes that file under `-u`. */
export function expectGolden(actual: string, file: string): void {
  if (updating()) {
    fs.writeFileSync(file, actual);
  }
  expect(actual).toBe(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : `(no ${file}: run this test with -u)`);
}

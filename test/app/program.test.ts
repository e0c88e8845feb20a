import { ApiObject, Chart } from 'cdk8s';
import { App, Checks, FindingSeverity } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { testApp } from '../support/manifests';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-main-'));
  said = [];
  const keep = (text: string) => said.push(...text.split('\n'));
  jest.spyOn(console, 'error').mockImplementation(keep);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  fs.rmSync(folder, { recursive: true });
});

const selecting = (app: string) => ({
  selector: { matchLabels: { app } },
  template: { metadata: { labels: { app } } },
});

/** An error, a warning, a warning that somebody has silenced, and something of the user's own. */
function build(dist = 'dist'): App {
  const app = testApp({ outdir: path.join(folder, dist) });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const web = { ...selecting('web'), selector: { matchLabels: { app: 'other' } } };
  new ApiObject(shop, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: web });
  for (const name of ['a', 'b']) {
    const service = { selector: { app: name }, ports: [{ port: 80 }] };
    new ApiObject(shop, name, { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: service });
  }
  Checks.of(shop.node.findChild('b')).suppress('selector-matches', { reason: 'its pods come later' });
  shop.node.addValidation({ validate: () => ['it rains'] });
  return app;
}

test('a failed synth tells all that was found by construct path, and writes it for programs', () => {
  const file = path.join(folder, 'findings.json');
  App.main(build, { findings: file });
  expect(process.exitCode).toBe(1);
  expect(said).toEqual([
    'synth found 2 problems, nothing was written:',
    'shop: it rains',
    'shop/web',
    '  error selector-own-template: the Deployment "web" selects app=other, which its own pods do not have',
    expect.stringMatching(/^ {4}fix: /),
    'shop/a',
    '  warning selector-matches: the Service "a" selects no pod by app=a',
    expect.stringMatching(/^ {4}fix: /),
    'suppressed selector-matches at shop/b: its pods come later',
  ]);
  const { findings, suppressed } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown[]>;
  expect([findings.length, suppressed.length]).toEqual([2, 1]);
  expect(fs.readdirSync(folder)).toEqual(['findings.json']);
});

test('warnings stop synth where they shall, under the headline that counts them', () => {
  App.main(() => {
    const app = build();
    Checks.of(app).failOn(FindingSeverity.WARNING);
    return app;
  });
  expect(said[0]).toBe('synth found 3 problems, nothing was written:');
});

test('a file of another kind is refused, after what synth says', () => {
  App.main(build, { findings: path.join(folder, 'findings.txt') });
  expect(process.exitCode).toBe(1);
  expect([said[0], said.at(-1)]).toEqual([
    'synth found 2 problems, nothing was written:',
    expect.stringMatching(
      /^App\.main: the findings can't be written to ".*"; name a file that ends in \.json or \.sarif$/,
    ),
  ]);
});

test('SARIF names the file that an object would be written to', () => {
  const file = path.join(folder, 'findings.sarif');
  App.main(build, { findings: file });
  const { results } = (JSON.parse(fs.readFileSync(file, 'utf8')) as { runs: { results: any[] }[] }).runs[0];
  const uris = results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri as string);
  expect([...new Set(uris)]).toEqual([path.relative(process.cwd(), path.join(folder, 'dist/shop.k8s.yaml'))]);
});

test('SARIF says what each check asks, and of a check of a user only its id; its addresses are encoded', () => {
  const file = path.join(folder, 'findings.sarif');
  const finding = {
    checkId: 'own',
    severity: FindingSeverity.WARNING,
    path: 'shop/a',
    problem: 'it rains',
    fix: 'wait',
  };
  const rainy = () => {
    const app = build('a 100% dry dist');
    Checks.of(app).add({ checkId: 'own', check: () => [finding] });
    return app;
  };
  App.main(rainy, { findings: file });
  const [{ tool, results }] = (JSON.parse(fs.readFileSync(file, 'utf8')) as { runs: any[] }).runs;
  expect(tool.driver.rules).toEqual([
    { id: 'own' },
    {
      id: 'selector-matches',
      shortDescription: { text: expect.stringMatching(/^A Service.+ selects .+\.$/) as string },
      fullDescription: { text: expect.stringMatching(/^[A-Z].+\.$/) as string },
    },
    expect.objectContaining({ id: 'selector-own-template' }),
  ]);
  const [{ locations }] = results as any[];
  expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/a%20100%25%20dry%20dist\/shop\.k8s\.yaml$/);
});

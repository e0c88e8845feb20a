// Many services of ten objects each, all checks on, against one Helm chart of as many dependencies.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countObjects, parse, readYaml, requireSame } from './same.mjs';
import { HELM, JSONNET } from './tools.mjs';
import { SERVICE_CHART, valuesOf, writeUmbrella } from './umbrella.mjs';
import { PROGRAM } from './workspace.mjs';

export const SIZES = [1, 100, 1000, 5000];
/** Up to here, all outputs are compared object by object; it is the same templates that give the larger ones. */
const COMPARED = 100;
const OBJECTS = 10;
/** How often cdk8s' own synth runs, which takes far longer: more services than these take minutes. */
const STOCK_RUNS = { 1: undefined, 100: undefined, 1000: 1 };
/** Which sizes also run without what docs/speed.md advises. */
const PLAIN = [1, 1000];
const SMALL_YOUNG_SPACE = { NODE_OPTIONS: '--max-semi-space-size=16' };
const FLEET_JSONNET = fileURLToPath(new URL('jsonnet/fleet.jsonnet', import.meta.url));

/** The rows, and what has to hold of them. */
export function fleet({ folder, project, log }, sizes = SIZES) {
  mkdirSync(join(folder, 'fleet'), { recursive: true });
  const groups = sizes.map((count) => rowsOf(join(folder, 'fleet', String(count)), project, count, log));
  return {
    title: 'A fleet: a chart and ten objects a service, each calls the one before',
    baseline: ({ count }) => `helm-${count}`,
    rows: groups.flat(),
    verify: () => groups.forEach((rows, index) => verify(rows, sizes[index])),
    goals: (by) => goals(by),
  };
}

function rowsOf(folder, project, count, log) {
  const services = count === 1 ? '1 service' : `${count.toLocaleString('en')} services`;
  log(`preparing ${services}`);
  const out = (name) => join(folder, name);
  const fresh = (name) => ({
    folder: out(name),
    before: () => {
      rmSync(out(name), { recursive: true, force: true });
      mkdirSync(out(name), { recursive: true });
    },
  });
  mkdirSync(folder);
  const node = (program, ...args) => [process.execPath, join(project, program), ...args];
  const ours = (id, name, command, env = {}) => ({
    id: `${id}-${count}`,
    name: `${services}: ${name}`,
    command,
    env,
    cwd: project,
    folder: out(id),
    before: () => rmSync(out(id), { recursive: true, force: true }),
  });
  const helm = {
    id: `helm-${count}`,
    name: count === 1 ? `${services}: \`helm template\`` : `${services}: \`helm template\`, one umbrella chart`,
    command: HELM && [HELM, 'template', 'fleet', ...helmChart(out('chart'), count)],
    output: out('helm.yaml'),
  };
  const jsonnet = {
    id: `jsonnet-${count}`,
    name: `${services}: \`jsonnet\``,
    command: JSONNET && [JSONNET, '-S', '-m', out('jsonnet'), '--tla-code', `count=${count}`, FLEET_JSONNET],
    ...fresh('jsonnet'),
  };
  const args = (id) => ['fleet.cjs', String(count), out(id)];
  const synth = [process.execPath, PROGRAM, 'synth', ...args('ours')];
  const rows = [
    // As docs/speed.md says that it is best run.
    ours('ours', 'this library, all checks, `cdk8s-aspnetcore synth`', synth, SMALL_YOUNG_SPACE),
    helm,
    jsonnet,
  ];
  if (PLAIN.includes(count)) {
    rows.push(ours('plain', 'the same by `node fleet.cjs`, no option', node(...args('plain'))));
  }
  if (count in STOCK_RUNS) {
    rows.push({
      id: `stock-${count}`,
      name: `${services}: cdk8s and cdk8s-plus alone, no check`,
      command: node('stock-fleet.cjs', String(count), out('stock')),
      runs: STOCK_RUNS[count],
      isOther: true,
      ...fresh('stock'),
    });
  }
  return rows.map((row) => ({ ...row, count }));
}

/** The arguments that name a chart: that of the service itself where there is one. */
function helmChart(folder, count) {
  if (count > 1) {
    writeUmbrella(folder, count);
    return [folder];
  }
  mkdirSync(folder);
  const values = join(folder, 'values.yaml');
  writeFileSync(values, `namespaceOverride: service-0\n${valuesOf(0, 1)}`);
  return [SERVICE_CHART, '--values', values];
}

function verify(rows, count) {
  const outputs = rows.filter(({ command }) => command);
  for (const { name, folder, output } of outputs) {
    const found = output ? countObjects(readFileSync(output, 'utf8')) : countObjects(readYaml(folder));
    if (found !== count * OBJECTS) {
      throw new Error(`${name}: ${found} objects in place of ${count * OBJECTS}`);
    }
  }
  if (count <= COMPARED) {
    const [ours, ...others] = outputs.filter(({ isOther }) => !isOther);
    const objectsOf = ({ folder, output }) => parse(output ? readFileSync(output, 'utf8') : readYaml(folder));
    const expected = objectsOf(ours);
    others.forEach((row) => requireSame(row.name, objectsOf(row), expected));
  }
}

function goals(by) {
  const of = (kind, count, key = 'cpu') => by[`${kind}-${count}`]?.[key] ?? NaN;
  return [
    { goal: '1 service, of Helm', limit: 3, value: of('ours', 1) / of('helm', 1) },
    { goal: '1,000 services, CPU seconds', limit: 2.4, value: of('ours', 1000) },
    { goal: "1,000 services, of Helm's umbrella chart", limit: 1, value: of('ours', 1000) / of('helm', 1000) },
    { goal: '1,000 services, MB', limit: 250, value: of('ours', 1000, 'peak') },
    { goal: '5,000 services, CPU seconds', limit: 11.6, value: of('ours', 5000) },
    { goal: "5,000 services, of Helm's umbrella chart", limit: 1, value: of('ours', 5000) / of('helm', 5000) },
    { goal: '5,000 services, MB', limit: 700, value: of('ours', 5000, 'peak') },
    { goal: '5,000 services, of 1,000', limit: 5.5, value: of('ours', 5000) / of('ours', 1000) },
    {
      goal: '1,000 services, of 1,000 runs of `helm template`',
      limit: 1 / 25,
      value: of('ours', 1000) / (of('helm', 1) * 1000),
    },
    { goal: "1,000 services, of cdk8s' own synth", limit: 1 / 15, value: of('ours', 1000) / of('stock', 1000) },
  ];
}

import { App, FindingSeverity } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { execute } from './evaluate';
import { call, chain, ref, Statement } from './expression';
import { packageScope } from './packages';
import { blocksOf, ChartCode, Program } from './program';

/** A check that would stop synth, silenced, and what it says. */
export interface Silenced {
  readonly checkId: string;
  readonly problem: string;
  readonly fix: string;
  readonly path: string;
}

/** The program with a line for each check that would stop it: what runs already is not refused. */
export function withoutStops(program: Program, reason: string): { program: Program; silenced: Silenced[] } {
  const errors = errorsOf(program);
  const charts = program.charts.map((chart) => {
    const own = errors.filter((error) => error.path === chart.id || error.path.startsWith(`${chart.id}/`));
    return own.length === 0 ? chart : { ...chart, blocks: [silence(chart, own, reason), ...chart.blocks] };
  });
  return { program: { ...program, charts }, silenced: errors };
}

function silence({ variable }: ChartCode, errors: Silenced[], reason: string): Statement[] {
  const ids = [...new Set(errors.map(({ checkId }) => checkId))];
  return ids.map((id): Statement => {
    const said = errors.filter(({ checkId }) => checkId === id).map(({ problem }) => problem);
    const more = said.length > 1 ? ` (and ${said.length - 1} more)` : '';
    const checks = call('Checks.of', ref(variable));
    return { comment: `Synth would stop: ${said[0]}${more}.`, call: chain(checks, 'suppress', id, { reason }) };
  });
}

/** What the checks call errors in what the program gives. */
function errorsOf(program: Program): Silenced[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-aspnetcore-import-'));
  const scope = packageScope();
  scope.set(
    'App',
    class extends App {
      public constructor(props: object = {}) {
        super({ ...props, outdir });
      }
    },
  );
  try {
    execute(blocksOf(program).flat(), scope);
    const app = scope.get('app') as App;
    try {
      app.synth();
    } catch {
      // What it says is in its findings.
    }
    return app.findings.filter(({ severity }) => severity === FindingSeverity.ERROR);
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

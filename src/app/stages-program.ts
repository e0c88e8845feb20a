import { App as Cdk8sApp, AppProps as Cdk8sAppProps } from 'cdk8s';
import { ClusterProfile } from '../cluster/cluster-profile';
import { QuotaPlan } from '../plan/quota-plan';
import { fail } from '../private/errors';
import { FindingsReport, writeFindings } from './findings-file';
import { findingsText, Paint, paintFor, suppressedText } from './findings-text';
import { isOutput, RenderedFile } from './output-files';
import { attempt, failureText, RunnableApp } from './program';
import { StagedFolder } from './staged-folder';
import { chosenStages, Stage, stagesFolder, StagesOptions, StageSettings } from './stages';
import { summarizeStages } from './stages-summary';

/** What a program of several stages needs of an app. */
export interface StageApp extends RunnableApp {
  readonly outputFileExtension: string;
  /** All that synth does, but for the writing. */
  _prepare(): RenderedFile[];
}

/** How an app is made. */
type MakeApp<A> = (props: Cdk8sAppProps & StageSettings) => A;

/** What came of one stage. */
interface Outcome<A> {
  readonly name: string;
  readonly outdir: string;
  readonly app?: A;
  readonly files: RenderedFile[];
  /** What to say where it failed. */
  readonly failure?: string;
}

/** Builds and synthesises the app of each stage, and says what came of it; the exit code is 1 when one failed. */
export function runStages<A extends StageApp, S extends object>(
  make: MakeApp<A>,
  stages: Record<string, S & StageSettings>,
  build: (app: A, settings: S, stage: string) => void,
  options: StagesOptions,
): void {
  const paint = paintFor(Boolean(process.stderr.isTTY), process.env.NO_COLOR);
  const readable = (error: unknown) => failureText(error, undefined, paint);
  attempt(() => {
    const outcomes = chosenStages(stages, options).map((stage) => prepare(stage, make, build, options, paint));
    attempt(() => finish(outcomes, options, paint), readable);
    if (options.findings !== undefined) {
      writeFindings(options.findings, reportOf(outcomes));
    }
  }, readable);
}

function prepare<A extends StageApp, S extends object>(
  { name, settings, outdir }: Stage<S & StageSettings>,
  make: MakeApp<A>,
  build: (app: A, settings: S, stage: string) => void,
  options: StagesOptions,
  paint: Paint,
): Outcome<A> {
  let app: A | undefined;
  try {
    app = make({ ...options.app, cluster: settings.cluster, outdir });
    requireDone(name, app, build(app, settings, name));
    if (options.plan) {
      console.log(`${name}:\n${QuotaPlan.of(app).toTable()}\n`);
    }
    return { name, outdir, app, files: app._prepare() };
  } catch (error) {
    return { name, outdir, app, files: [], failure: failureText(error, app, paint) };
  }
}

/** TypeScript takes an async function for one that gives nothing, and its constructs would come after synth. */
function requireDone(stage: string, app: unknown, built: unknown): void {
  if (built instanceof Promise) {
    built.catch(() => undefined);
    const problem = `the stage ${stage} is built by an async function, which is not done when synth begins`;
    fail('stages-invalid', 'App.stages', problem, 'await what it needs before the call');
  }
  // As the function of App.main gives one.
  if (built instanceof Cdk8sApp && built !== app) {
    const problem = `the stage ${stage} gives another app than its own, of which nothing would be written`;
    const fix = 'make the charts in the app that is handed in: (app, settings) => { new Chart(app, …) }';
    fail('stages-invalid', 'App.stages', problem, fix);
  }
}

/** Writes all stages at once, or says what keeps them from being written. */
function finish<A extends StageApp>(outcomes: Outcome<A>[], options: StagesOptions, paint: Paint): void {
  const failed = outcomes.filter(({ failure }) => failure !== undefined);
  if (failed.length > 0) {
    process.exitCode = 1;
    grouped(failed.map(({ name, failure }) => [name, failure!])).forEach(([names, text]) =>
      console.error(`${names}: ${text}`),
    );
    const others = outcomes.filter(({ failure }) => failure === undefined).map(({ name }) => name);
    if (others.length > 0) {
      console.error(`Not written either, though nothing is wrong there: ${others.join(', ')}`);
    }
    return;
  }
  const apps = outcomes.map((outcome) => ({ ...outcome, app: outcome.app! }));
  write(apps, options);
  const said = apps.map(({ name, app }): [string, string] => [
    name,
    [...findingsText(app.findings, paint), ...suppressedText(app.suppressedFindings, paint)].join('\n'),
  ]);
  grouped(said.filter(([, text]) => text !== '')).forEach(([names, text]) => console.error(`${names}:\n${text}`));
  const written = apps.map(({ name, outdir, files, app }) => ({
    name,
    outdir,
    files,
    cluster: ClusterProfile.of(app),
  }));
  console.log(written.length === 1 ? apps[0].app.summary() : summarizeStages(written));
}

/** One folder is replaced: that of the one stage, or that of all, with what is left there of stages that are gone. */
function write(outcomes: (Outcome<StageApp> & { app: StageApp })[], { only, app }: StagesOptions): void {
  const { outputFileExtension } = outcomes[0].app;
  const folder = only ? outcomes[0].outdir : stagesFolder(app);
  const files = outcomes.flatMap(({ name, files: own }) =>
    own.map((file) => (only ? file : { ...file, name: `${name}/${file.name}` })),
  );
  new StagedFolder(folder, (name) => isOutput(name, outputFileExtension)).replace(files);
}

/** Stages of which the same is said, together. */
function grouped(said: [name: string, text: string][]): [names: string, text: string][] {
  const texts = [...new Set(said.map(([, text]) => text))];
  return texts.map((text) => [
    said
      .filter(([, other]) => other === text)
      .map(([name]) => name)
      .join(', '),
    text,
  ]);
}

/** The findings of all stages, each at a path that begins with its stage. */
function reportOf(outcomes: Outcome<StageApp>[]): FindingsReport {
  const apps = new Map(outcomes.flatMap(({ name, app }) => (app === undefined ? [] : [[name, app] as const])));
  const at = (name: string, path: string) => (path === '' ? name : `${name}/${path}`);
  return {
    findings: [...apps].flatMap(([name, app]) =>
      app.findings.map((finding) => ({ ...finding, path: at(name, finding.path) })),
    ),
    suppressed: [...apps].flatMap(([name, app]) =>
      app.suppressedFindings.map(({ finding, reason }) => ({
        finding: { ...finding, path: at(name, finding.path) },
        reason,
      })),
    ),
    fileOf: (path) => {
      const [name, ...rest] = path.split('/');
      return apps.get(name)?._fileOf(rest.join('/'));
    },
  };
}

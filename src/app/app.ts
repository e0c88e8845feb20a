import * as path from 'path';
import { App as Cdk8sApp, AppProps as Cdk8sAppProps, YamlOutputType } from 'cdk8s';
import { installChecks } from '../checks';
import { ClusterProfile } from '../cluster/cluster-profile';
import { Finding, SuppressedFinding } from '../core/check';
import { layOut } from '../core/output-layout';
import { Prerequisites } from '../core/prerequisites';
import { Examination, formatFinding, RootValidation } from '../core/root-validation';
import { SynthesizedObject, synthesizeObject } from '../core/synthesized-object';
import { failSynth } from '../private/errors';
import { requireCall, requireOptions } from '../private/options';
import { isOutput, outputFiles, RenderedChart, RenderedFile } from './output-files';
import { runMain } from './program';
import { Progress } from './progress';
import { StagedFolder } from './staged-folder';
import { StagesOptions, StageSettings } from './stages';
import { runStages } from './stages-program';
import { shownFolder, summarize } from './summary';

/** Settings of an app. */
export interface AppProps extends Cdk8sAppProps {
  /**
   * The cluster that all charts are for, unless a chart says otherwise.
   * @default - ClusterProfile.managed()
   */
  readonly cluster?: ClusterProfile;
}

/** What a program prints besides the usual. */
export interface AppMainOptions {
  /**
   * Whether to print the quota plan, also when it does not fit.
   * @default false
   */
  readonly plan?: boolean;

  /**
   * A file that gets all findings of the checks, also when synth fails: JSON where its name ends in `.json`, SARIF, for
   * annotations of pull requests, where it ends in `.sarif`.
   * @default - none
   */
  readonly findings?: string;
}

/**
 * A cdk8s App whose synth is all or nothing: every check runs over the finished manifests first, all
 * findings are reported together, and the output folder is replaced as a whole or not at all.
 */
export class App extends Cdk8sApp {
  /**
   * Builds and synthesises an app as a program does: prints what was written and what to type next, or one
   * readable message and exit code 1 (with a stack trace when the environment variable DEBUG is set).
   *
   * @param build constructs the app and everything in it
   * @param options what else to print
   * @jsii ignore
   */
  public static main(build: () => App, options: AppMainOptions = {}): void {
    requireCall('App.main', [build, options]);
    runMain(build, options);
  }

  /**
   * Builds and synthesises one app for each stage, from one program: what differs is in one table, and each stage is
   * written to a folder of its own below the output folder (`dist/local`, `dist/production`). It is all or nothing over
   * all stages: where one fails none is written. Prints what differs from one stage to the next.
   *
   * @param stages the settings of each stage, by its name, in the order in which a release goes through them
   * @param build constructs everything of one stage in its app
   * @param options which stage, and what else to print
   * @jsii ignore
   */
  public static stages<S extends object>(
    stages: Record<string, S & StageSettings>,
    build: (app: App, settings: S, stage: string) => void,
    options: StagesOptions = {},
  ): void {
    requireCall('App.stages', [stages, build, options]);
    runStages((props) => new this(props), stages, build, options);
  }

  private readonly validation: RootValidation;
  private rendered: RenderedChart[] = [];
  private files: RenderedFile[] = [];
  private found: Examination = { findings: [], suppressed: [] };

  public constructor(props: AppProps = {}) {
    super(requireOptions('app', 'AppProps', props));
    props.cluster?.applyTo(this);
    this.validation = installChecks(this);
  }

  /**
   * Writes all manifests to the output folder.
   * @throws when a check finds an error; nothing is written then
   */
  public override synth(): void {
    const files = this._prepare();
    new StagedFolder(this.outdir, (name) => isOutput(name, this.outputFileExtension)).replace(files);
  }

  /** What the checks of the last synth found, warnings too. */
  public get findings(): Finding[] {
    return [...this.found.findings];
  }

  /** What the checks of the last synth would have said, had nobody silenced them. */
  public get suppressedFindings(): SuppressedFinding[] {
    return [...this.found.suppressed];
  }

  /** What the last synth wrote, what it needs of the cluster, and the commands to type next: at most fifteen lines. */
  public summary(): string {
    return summarize(shownFolder(this.outdir), this.files, ClusterProfile.of(this), Prerequisites.of(this).all);
  }

  /**
   * The file that an object of a construct path is written to, from the working directory; undefined where there is
   * not one file a chart.
   * @internal
   */
  public _fileOf(objectPath: string): string | undefined {
    const chart = this.rendered.find(({ objects }) => objects.some((object) => object.path === objectPath));
    return chart && this.yamlOutputType === YamlOutputType.FILE_PER_CHART
      ? path.relative(process.cwd(), path.join(this.outdir, chart.chart.fileName + this.outputFileExtension))
      : undefined;
  }

  /**
   * All that synth does, but for the writing.
   * @internal
   */
  public _prepare(): RenderedFile[] {
    const progress = new Progress();
    try {
      this.files = this.examine(progress);
      return this.files;
    } finally {
      progress.end();
    }
  }

  private examine(progress: Progress): RenderedFile[] {
    const charts = this.render(progress);
    this.rendered = charts;
    const objects = charts.flatMap((chart) => chart.objects);
    this.found = this.validation.examine(objects, (done, total) => progress.tell('checks', done, total));
    const stopping = this.found.findings.filter((finding) => this.validation.settings.stops(finding));
    const errors = new Set([...stopping.map(formatFinding), ...this.usersValidations(objects)]);
    if (errors.size > 0) {
      failSynth([...errors]);
    }
    return outputFiles(charts, this.yamlOutputType, this.outputFileExtension);
  }

  private render(progress: Progress): RenderedChart[] {
    const charts = layOut(this);
    return charts.map((chart, index) => {
      progress.tell('charts', index, charts.length);
      return { chart, objects: chart.objects.map(synthesizeObject) };
    });
  }

  /** What users' own `node.addValidation` says. At the root, this library's own says its errors once more. */
  private usersValidations(objects: SynthesizedObject[]): string[] {
    return this.validation.withRendered(objects, () =>
      this.node.findAll().flatMap((construct) => {
        const said = construct.node.validate();
        return construct === this ? said : said.map((message) => `${construct.node.path}: ${message}`);
      }),
    );
  }
}

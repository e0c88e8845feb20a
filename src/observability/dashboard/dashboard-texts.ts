import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { SloModel } from '../../slo/slo-model';
import { DashboardHead, dashboardJson, numbered } from './dashboard-json';
import { DashboardPlan } from './dashboard-plan';
import { dotnetRow } from './dotnet-row';
import { divided, Parts, partsOf } from './parts';
import { podRow } from './pod-row';
import { readableJson } from './readable-json';
import { requestRow } from './request-row';
import { Row } from './rows';
import { Selection, ShownTrack } from './selection';
import { bytesApplied, kibibytes, MOST_BYTES, PLANNED_BYTES } from './size';
import { sloRow } from './slo-row';

/** The dashboards of one service, as texts of JSON. */
export class DashboardTexts {
  private readonly context: ServiceContext;
  private readonly plan: DashboardPlan;
  private readonly slos: SloModel[];
  private readonly parts: Parts;
  private readonly produced = new Map<number, string>();

  public constructor(context: ServiceContext, plan: DashboardPlan, slos: SloModel[]) {
    this.context = context;
    this.plan = plan;
    this.slos = slos;
    const { intent } = context;
    // How many objects there are has to be known now, what is in them is only known at synth.
    const tracks = intent.tracks.map((track) => ({ ...track, scale: intent.scaleOf(track) }));
    const fits = (rows: Row[]) => bytesApplied(compact(this.jsonOf(tracks, rows, 0))) <= PLANNED_BYTES;
    this.parts = partsOf(this.rows(tracks), fits);
  }

  /** How many there are. */
  public get count(): number {
    return this.parts.length;
  }

  /** One of them, complete: worked out once, as the model stays. */
  public produce(index: number): string {
    const text = this.produced.get(index) ?? this.textOf(index);
    this.produced.set(index, text);
    return text;
  }

  private textOf(index: number): string {
    const { tracks } = this.context.model;
    const rows = divided(this.rows(tracks), this.parts)[index];
    const text = written(this.jsonOf(tracks, rows, index));
    const bytes = bytesApplied(text);
    if (bytes > MOST_BYTES) {
      const name = numbered(this.context.serviceName, index, '-');
      const problem = `the dashboard "${name}" takes ${kibibytes(bytes)}, more than the ${kibibytes(MOST_BYTES)} that kubectl apply can keep`;
      fail('dashboard-invalid', this.context.path, problem, 'leave out some of its panels');
    }
    return text;
  }

  private rows(tracks: ShownTrack[]): Row[] {
    const { serviceName, namespaceName, intent } = this.context;
    const { measured } = intent;
    const selection = new Selection(namespaceName, measured?.series, measured?.unmeasuredRoutes);
    return [
      ...(this.slos.length > 0 ? [sloRow(serviceName, namespaceName, this.slos)] : []),
      ...(measured ? [requestRow(selection, tracks)] : []),
      podRow(selection, tracks),
      ...(measured && this.plan.dotnetPanels ? [dotnetRow(selection)] : []),
      ...this.plan.extraRows,
    ];
  }

  private jsonOf(tracks: ShownTrack[], rows: Row[], index: number): unknown {
    return dashboardJson(this.headOf(tracks), rows, index);
  }

  private headOf(tracks: ShownTrack[]): DashboardHead {
    const { serviceName, namespaceName } = this.context;
    const { title, tags, refresh, timezone } = this.plan;
    const names = namespaceName === undefined ? [serviceName] : [namespaceName, serviceName];
    return {
      serviceName,
      namespaceName,
      title: title ?? names.join(' / '),
      tags: tags ?? ['aspnetcore', ...names.slice(0, -1)],
      refresh,
      timezone,
      tracks,
      inNamespace: new Selection(namespaceName).inNamespace,
    };
  }
}

function compact(json: unknown): string {
  return JSON.stringify(json);
}

/** Readable where there is room for it. */
function written(json: unknown): string {
  const readable = `${readableJson(json)}\n`;
  return bytesApplied(readable) <= MOST_BYTES ? readable : compact(json);
}

import { Workload } from './group';
import { packageOf } from './packages';

const RESERVED = new Set(
  'app chart break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await async implements interface package private protected public arguments eval undefined process console require module exports'.split(
    ' ',
  ),
);

/** Names of variables, charts and constructs, each given once. */
export class Names {
  private readonly variables = new Set<string>();
  private readonly ids = new Map<string, Set<string>>();
  private readonly charts = new Set<string>();

  /** `web-api` is `webApi`, and `webApi2` when there is one. */
  public variable(text: string): string {
    const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const joined = words.map(
      (word, index) => (index === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1),
    );
    const plain = joined.join('');
    const base = /^[a-z]/.test(plain) ? plain : `the${plain}`;
    const isTaken = (name: string) =>
      this.variables.has(name) ||
      packageOf(name) !== undefined ||
      (RESERVED.has(name) && !(name === 'chart' && text === 'chart'));
    return claim(base, isTaken, this.variables, '');
  }

  /** The id of a construct in a chart. */
  public id(chart: string, text: string): string {
    const taken = this.ids.get(chart) ?? new Set<string>();
    this.ids.set(chart, taken);
    return claim(text.replaceAll('/', '-'), (id) => taken.has(id), taken, '-');
  }

  /** The id of a service, which is its name: undefined where that is taken. */
  public serviceId(chart: string, text: string): string | undefined {
    return this.ids.get(chart)?.has(text) ? undefined : this.id(chart, text);
  }

  /** The id of a chart, which names its file: the namespace, else the first workload. */
  public chartId(namespace: string | undefined, workloads: Workload[]): string {
    const base = namespace ?? (workloads[0]?.deployment.metadata.name as string | undefined) ?? 'app';
    return claim(base, (id) => this.charts.has(id), this.charts, '-');
  }
}

function claim(base: string, isTaken: (name: string) => boolean, names: Set<string>, separator: string): string {
  let name = base;
  for (let count = 2; isTaken(name); count++) {
    name = `${base}${separator}${count}`;
  }
  names.add(name);
  return name;
}

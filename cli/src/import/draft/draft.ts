import { Expression } from '../expression';
import { Workload } from '../group';
import { Json } from '../../json';

/** The class that stands for a workload. */
export type ServiceClass = 'AspNetCoreService' | 'WebService';

/** A method to call on the service. */
export interface MethodCall {
  readonly method: string;
  readonly args: Expression[];
}

/** A service of the library as it may be written: what it gives is compared with what is wanted. */
export interface Draft {
  readonly kind: ServiceClass;
  readonly props: Record<string, Expression>;
  readonly calls: MethodCall[];
}

/** One way to answer a question: props to set, or to leave out, and methods to call. */
export interface Change {
  readonly props?: Record<string, Expression | undefined>;
  readonly calls?: MethodCall[];
}

/** What is known of the workload. */
export interface Wanted extends Workload {
  readonly kind: ServiceClass;
  /** The spec of the pods. */
  readonly pod: Json;
  /** Their first container. */
  readonly main: Json;
  /** The number of its port that gets the requests. */
  readonly port: number;
}

/** The ways to answer one question, the plainest first: the first that comes nearest is taken. */
export type Question = (wanted: Wanted, draft: Draft) => Change[];

/** A draft after a change. */
export function changed(draft: Draft, { props = {}, calls = [] }: Change): Draft {
  const merged = Object.entries({ ...draft.props, ...props });
  const kept = merged.filter((entry): entry is [string, Expression] => entry[1] !== undefined);
  return { ...draft, props: Object.fromEntries(kept), calls: [...draft.calls, ...calls] };
}

/** Texts by key, where it is that. */
export function textsOf(value: unknown): Record<string, string> | undefined {
  const isTexts =
    typeof value === 'object' && value !== null && Object.values(value).every((v) => typeof v === 'string');
  return isTexts && Object.keys(value).length > 0 ? (value as Record<string, string>) : undefined;
}

import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { resourceMetrics, title } from '../plan/scaled-pods';
import { formatQuantity } from '../private/quantity';
import { Rule } from './rule';

/** More than this often the request, and a limit is far above it. */
const FAR = 2n;

/**
 * Memory in percent of the request says something of the load only where the request is near the limit: a
 * garbage-collected heap fills what its limit allows, whatever the load, and more pods don't make it smaller. With
 * a limit of four times the request each pod shows up to 400 % sooner or later, and there soon are as many pods
 * as may be, for ever.
 */
export class ScalingMemoryRequest implements Rule {
  public readonly checkId = 'scaling-memory-request';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'Memory is a measure of load only where the request is near the limit.';
  public readonly reason =
    'A garbage-collected heap fills what its limit allows: soon there are as many pods as may be, for ever.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return resourceMetrics(objects)
      .filter(({ resource, percent }) => resource === 'memory' && percent !== undefined)
      .flatMap(({ scaler, measured }) =>
        measured.flatMap(({ name, requests, limits }) => {
          const [request, limit] = [requests.get('memory') ?? 0n, limits.get('memory') ?? 0n];
          return request === 0n || limit <= FAR * request ? [] : [this.finding(scaler, name, request, limit)];
        }),
      );
  }

  private finding(scaler: SynthesizedObject, name: string, request: bigint, limit: bigint): Finding {
    const [low, high] = [request, limit].map((amount) => formatQuantity(amount, 'binary'));
    return {
      checkId: this.checkId,
      severity: FindingSeverity.WARNING,
      path: scaler.path,
      problem: `${title(scaler)} scales by memory in percent of the request, and the container "${name}" requests ${low} of its limit of ${high}, so a heap that fills up looks like load`,
      fix: 'raise the request to half the limit or more, or scale by cpu',
    };
  }
}

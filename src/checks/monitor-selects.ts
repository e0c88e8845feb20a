import { Finding, FindingSeverity } from '../core/check';
import { CheckContext } from '../core/check-context';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from '../plan/app-index';
import { isEmptySelector, labelSelectorOf } from '../plan/given-selector';
import { servicesIn, watchedNamespaces } from '../plan/monitored';
import { comeFromElsewhere } from '../plan/operated-pods';
import { mayGetContainers } from '../plan/pod-ports';
import { containersOf, objectsIn } from '../plan/pod-template';
import { hasPods, podsAnywhere, selectedPods } from '../plan/selected-pods';
import { listed, selectorText, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;
type Namespaces = (string | undefined)[] | undefined;

const GROUP = 'monitoring.coreos.com';

/** What a monitor finds, and what the ports of that are called. */
interface Found {
  readonly count: number;
  readonly ports: Set<unknown>;
}

/**
 * A ServiceMonitor or PodMonitor finds what it is to scrape. One that looks only at namespaces into which the app writes
 * nothing of the kind, or at all namespaces, may mean what is there already.
 * Source: https://prometheus-operator.dev/docs/api-reference/api/
 */
export class MonitorSelects implements Rule {
  public readonly checkId = 'monitor-selects';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'A ServiceMonitor selects Services by their own labels, a PodMonitor pods, and the ports that they name exist there.';
  public readonly reason = 'Prometheus scrapes nothing, and says nothing either.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const services = objectsOfKind(objects, GROUP, 'ServiceMonitor').flatMap((monitor) =>
      this.examine(objects, context, monitor, 'endpoints', 'Service'),
    );
    const pods = objectsOfKind(objects, GROUP, 'PodMonitor').flatMap((monitor) =>
      this.examine(objects, context, monitor, 'podMetricsEndpoints', 'pod'),
    );
    return [...services, ...pods];
  }

  private examine(
    objects: SynthesizedObject[],
    context: CheckContext,
    monitor: SynthesizedObject,
    member: string,
    what: 'Service' | 'pod',
  ): Finding[] {
    const selector = labelSelectorOf(monitor.manifest.spec?.selector);
    const namespaces = watchedNamespaces(monitor);
    if (selector === undefined) {
      return [];
    }
    const found = (what === 'Service' ? foundServices : foundPods)(objects, namespaces, selector);
    // Of all namespaces, the app knows a few.
    if (found === undefined || (namespaces === undefined && (found.count === 0 || isEmptySelector(selector)))) {
      return [];
    }
    const findings =
      found.count === 0
        ? [this.nothing(monitor, what, selector)]
        : this.lostPorts(monitor, what, objectsIn(monitor.manifest.spec[member]), found);
    const isOpen = () =>
      (namespaces ?? [undefined]).some((name) => comeFromElsewhere(objects, context, name, selector));
    return findings.length === 0 || isOpen() ? [] : findings;
  }

  private nothing(monitor: SynthesizedObject, what: string, selector: Json): Finding {
    const problem = `${spoken(monitor)} selects no ${what} by ${selectorText(selector)}`;
    return finding(this, monitor, problem, `use labels that the ${what} itself has, under metadata`);
  }

  private lostPorts(monitor: SynthesizedObject, what: string, endpoints: Json[], { ports }: Found): Finding[] {
    const wanted = endpoints.map(({ port }) => port as unknown);
    const lost = [...new Set(wanted)].filter((port) => typeof port === 'string' && port !== '' && !ports.has(port));
    const names = [...ports].filter((name) => typeof name === 'string');
    const fix = names.length === 0 ? `give the port of the ${what} this name` : `name ${listed(names, 'or')}`;
    return lost.map((port) => {
      const problem = `${spoken(monitor)} scrapes the port "${String(port)}", which no ${what} that it selects has`;
      return finding(this, monitor, problem, fix);
    });
  }
}

function foundServices(objects: SynthesizedObject[], namespaces: Namespaces, selector: Json): Found | undefined {
  const index = servicesIn(objects, namespaces);
  const services = index.select(selector);
  const ports = services.flatMap(({ manifest }) => objectsIn(manifest.spec?.ports).map(({ name }) => name as unknown));
  return index.isEmpty ? undefined : { count: services.length, ports: new Set(ports) };
}

/** Prometheus knows the ports of every container of a pod; those that a webhook adds are not known here. */
function foundPods(objects: SynthesizedObject[], namespaces: Namespaces, selector: Json): Found | undefined {
  const names = namespaces ?? [];
  const pods =
    namespaces === undefined
      ? podsAnywhere(objects, selector)
      : names.flatMap((name) => selectedPods(objects, name, selector));
  const isUnknown = (namespaces !== undefined && !names.some((name) => hasPods(objects, name))) || undefined;
  const ports = pods
    .flatMap(({ template }) => containersOf(template))
    .flatMap((container) => objectsIn(container.ports).map(({ name }) => name as unknown));
  return isUnknown || pods.some((source) => mayGetContainers(objects, source))
    ? undefined
    : { count: pods.length, ports: new Set(ports) };
}

import { App as Cdk8sApp, Chart } from 'cdk8s';
import { writeYaml } from '../app/yaml-writer';
import { allRules } from '../checks';
import { ClusterProfile } from '../cluster/cluster-profile';
import { askCheck } from '../core/ask-check';
import { Finding } from '../core/check';
import { CheckContext } from '../core/check-context';
import { RootValidation } from '../core/root-validation';
import { SynthesizedObject } from '../core/synthesized-object';
import { serviceSelector } from '../plan/given-selector';
import { NetworkEnd, NetworkRules, reach } from '../plan/network-reach';
import { QuotaPlan } from '../plan/quota-plan';
import { selectedPods } from '../plan/selected-pods';
import { fail, failAssertion } from '../private/errors';
import { requireCall } from '../private/options';
import { requireInteger, show } from '../private/values';
import { compare } from './compare';
import { fullName, isOfKind, kindHint, ObjectSet, onlyOne } from './find';
import { farness, lineOf } from './mismatch';
import { networkEnd, networkRules, workloadTitle } from './network-ends';
import { Reachability, ReachOptions } from './reachability';
import { readObjects, readYaml } from './read-yaml';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/**
 * What an app gives, for assertions in its own tests. A failed one throws an error that says what is there instead; any
 * test runner shows it.
 */
export class Manifest {
  /**
   * What a chart, and the charts inside it, give: rendered as synth would, but not written. Checks do not run.
   * @throws when the chart is in no cdk8s App
   */
  public static fromChart(chart: Chart): Manifest {
    requireCall('Manifest.fromChart', [chart]);
    const { path, root } = chart.node;
    if (!(root instanceof Cdk8sApp)) {
      fail('option-invalid', path, 'the chart is in no App', 'give its constructor an App, or Testing.app()');
    }
    const objects = RootValidation.of(root).render();
    const isInside = ({ chartPath }: SynthesizedObject) => chartPath === path || chartPath.startsWith(`${path}/`);
    return new Manifest(path, objects.filter(isInside));
  }

  /** What all charts of an app give: rendered as synth would, but not written. Checks do not run. */
  public static fromApp(app: Cdk8sApp): Manifest {
    requireCall('Manifest.fromApp', [app]);
    return new Manifest('app', RootValidation.of(app).render());
  }

  /**
   * What is in a YAML text (version 1.1, as for kubectl) of any number of documents.
   * @throws when it is no YAML, or none of Kubernetes
   */
  public static fromYaml(yaml: string): Manifest {
    requireCall('Manifest.fromYaml', [yaml]);
    return new Manifest('yaml', readYaml(yaml, 'Manifest.fromYaml'));
  }

  /**
   * What is in objects that a program has made or read already, as they would be applied, in that order.
   * @throws when one is none of Kubernetes
   */
  public static fromObjects(objects: any[]): Manifest {
    if (!Array.isArray(objects)) {
      fail('option-invalid', 'Manifest.fromObjects', `objects is ${show(objects)}, no list`, 'give a list of objects');
    }
    return new Manifest('objects', readObjects(objects, 'Manifest.fromObjects'));
  }

  private readonly all: ObjectSet;
  /** What `reaches` works out once: it is asked for each pair. */
  private readonly ends = new Map<string, NetworkEnd>();
  private rules?: NetworkRules;

  private constructor(path: string, objects: SynthesizedObject[]) {
    this.all = { path, objects };
  }

  /**
   * The only resource of a kind and name.
   * @param kind like `Deployment`, or `apps/v1/Deployment`
   * @param name like `web`, or `shop/web` in the namespace `shop`
   * @throws when there is none, or are several
   */
  public resource(kind: string, name: string): any {
    requireCall('Manifest.resource', [kind, name]);
    return onlyOne(this.all, kind, this.ofKind(kind), name).manifest;
  }

  /**
   * All resources of a kind, as they are written.
   * @param kind like `Deployment`, or `apps/v1/Deployment`
   * @param pattern how they are: members, or a matcher
   */
  public findResources(kind: string, pattern: any = {}): any[] {
    requireCall('Manifest.findResources', [kind, pattern]);
    return this.ofKind(kind)
      .map(({ manifest }) => manifest)
      .filter((manifest) => compare(pattern, manifest, '', true).length === 0);
  }

  /**
   * Asserts that there is a resource like this.
   * @param kind like `Deployment`, or `apps/v1/Deployment`
   * @param pattern members that it has at least, at any depth (as by `Match.objectLike`), or a matcher
   * @throws when there is none: the nearest, and where it differs
   */
  public hasResource(kind: string, pattern: any): void {
    requireCall('Manifest.hasResource', [kind, pattern]);
    const [best] = this.ofKind(kind)
      .map((object) => ({ object, mismatches: compare(pattern, object.manifest, '', true) }))
      .sort((a, b) => farness(a.mismatches) - farness(b.mismatches));
    if (best === undefined) {
      failAssertion(this.all.path, `there is no ${kind}`, kindHint(this.all, kind));
    }
    if (best.mismatches.length > 0) {
      const fix = `the nearest is ${show(fullName(best.object))}, where`;
      failAssertion(this.all.path, `no ${kind} is as expected`, fix, best.mismatches.map(lineOf));
    }
  }

  /**
   * Asserts how many resources of a kind there are.
   * @param kind like `Deployment`, or `apps/v1/Deployment`
   * @param count how many
   * @throws when there are more or fewer
   */
  public resourceCount(kind: string, count: number): void {
    requireCall('Manifest.resourceCount', [kind, count]);
    requireInteger('option-invalid', 'Manifest.resourceCount', 'count', count, 0, Number.MAX_SAFE_INTEGER);
    const names = this.ofKind(kind).map((object) => show(fullName(object)));
    if (names.length !== count) {
      const fix = names.length === 0 ? kindHint(this.all, kind) : `there are ${names.join(', ')}`;
      failAssertion(this.all.path, `expected ${count} of ${kind}, found ${names.length}`, fix);
    }
  }

  /**
   * The workloads whose pods a Service selects, like `Deployment/web`, in the order in which they are written. Jobs are
   * among them.
   * @param service its name, like `web`, or `shop/web` in the namespace `shop`
   * @throws when there is no such Service, or are several
   */
  public selects(service: string): string[] {
    requireCall('Manifest.selects', [service]);
    const object = onlyOne(this.all, 'Service', this.ofKind('v1/Service'), service);
    const selector = serviceSelector(object);
    return (selector === undefined ? [] : selectedPods(this.all.objects, object.namespaceName, selector))
      .filter((pods) => pods.object.namespaceName === object.namespaceName)
      .map((pods) => workloadTitle(pods.object));
  }

  /**
   * Whether the NetworkPolicies of the manifest let a connection through.
   *
   * What names no namespace is in one together, of which nothing is known. An ipBlock is for addresses outside the cluster:
   * that it lets pods through is not certain, so it does not.
   *
   * @param source a workload, like `web`, `Deployment/web`, `shop/web` or `shop/Deployment/web`, or an IP address
   * @param target a workload or an IP address
   * @param options the port
   * @throws when there is no such workload, or are several
   */
  public reaches(source: string, target: string, options: ReachOptions = {}): Reachability {
    requireCall('Manifest.reaches', [source, target, options]);
    const { port, protocol } = options;
    if (port !== undefined) {
      requireInteger('option-invalid', 'Manifest.reaches', 'port', port, 1, 65535);
    }
    if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
      fail('option-invalid', 'Manifest.reaches', `protocol ${show(protocol)} is unknown`, 'use TCP, UDP or SCTP');
    }
    const asked = port === undefined ? [] : [{ number: port, protocol: protocol ?? 'TCP' }];
    const [from, to] = [this.end(source), this.end(target)];
    this.rules ??= networkRules(this.all.objects);
    const ports = to.ports.filter((each) => protocol === undefined || each.protocol === protocol);
    const { isAllowed, reason } = reach(this.rules, from, asked.length > 0 ? to : { ...to, ports }, asked);
    return Reachability._of(this.all.path, isAllowed, reason);
  }

  /**
   * What the checks of this library find in it, as far as it says by itself: nothing that an app has declared to exist,
   * silenced or added is known here.
   * @param cluster what it is meant for; by default each chart's own, of YAML `ClusterProfile.managed()`
   */
  public findings(cluster?: ClusterProfile): Finding[] {
    requireCall('Manifest.findings', [cluster]);
    const { objects } = this.all;
    const meant = cluster === undefined ? objects : objects.map((object) => ({ ...object, cluster }));
    return allRules().flatMap((rule) => askCheck(rule, meant, CheckContext.empty()));
  }

  /** What all of it takes of each line of the quotas that are in it. */
  public quotaPlan(): QuotaPlan {
    return QuotaPlan._ofObjects(this.all.objects);
  }

  /** All resources as one YAML text, in the order in which they are written, with `---` between them. */
  public allYaml(): string {
    return writeYaml(this.all.objects);
  }

  private end(asked: string): NetworkEnd {
    const end = this.ends.get(asked) ?? networkEnd(this.all, asked);
    this.ends.set(asked, end);
    return end;
  }

  private ofKind(kind: string): SynthesizedObject[] {
    return this.all.objects.filter((object) => isOfKind(object, kind));
  }
}

import { k8s } from 'cdk8s-plus-27';
import { ManagedObject } from '../../core/managed-object';
import { ServiceContext } from '../../core/service-context';
import { INSTANCE_LABEL } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { show } from '../../private/values';
import { Analysis } from './analysis';
import { argumentsIn, argumentsOf } from './analysis-arguments';
import { AnalysisPlan } from './analysis-plan';
import { API_VERSION } from './argo-rollouts';

/** An analysis that the service has an AnalysisTemplate for. */
interface Known {
  readonly analysis: Analysis;
  readonly plan: AnalysisPlan;
  readonly hashes: string[];
}

/** The AnalysisTemplates of a service: one for each analysis, however often the release refers to it. */
export class AnalysisObjects {
  private readonly known: Known[] = [];

  public constructor(
    private readonly context: ServiceContext,
    private readonly image: string,
  ) {}

  /**
   * The reference to some analyses, as the Rollout writes it.
   * @param what who refers to them, for messages
   * @param mustEnd whether the release waits for them
   */
  public refer(what: string, analyses: Analysis[], mustEnd: boolean): Record<string, unknown> {
    const { path } = this.context;
    const like = 'use some like [Analysis.prometheus("errors", { … })]';
    if (!Array.isArray(analyses) || analyses.length === 0) {
      fail('delivery-invalid', path, `${what} is ${show(analyses)}`, like);
    }
    const found = analyses.map((analysis) => {
      if (!(analysis instanceof Analysis)) {
        fail('delivery-invalid', path, `${what} has ${show(analysis)}, which is no Analysis`, like);
      }
      return this.find(analysis);
    });
    found.forEach(({ plan }, index) => this.requireUsable(what, plan, found.slice(0, index), mustEnd));
    const hashes = [...new Set(found.flatMap((one) => one.hashes))].sort();
    const plans = found.map(({ plan }) => plan);
    return {
      templates: plans.map(({ templateName, clusterScope }) => ({ templateName, clusterScope })),
      args: argumentsOf(path, what, plans, hashes),
    };
  }

  private requireUsable(what: string, plan: AnalysisPlan, before: Known[], mustEnd: boolean): void {
    const { path } = this.context;
    const { templateName, endless } = plan;
    if (before.some((other) => other.plan.templateName === templateName)) {
      fail('delivery-invalid', path, `${what} has the analysis "${templateName}" twice`, 'leave one of them out');
    }
    if (mustEnd && endless) {
      const problem = `${what} waits for the analysis "${templateName}", which has an interval but no count and never ends`;
      fail('delivery-invalid', path, problem, 'give it a count');
    }
  }

  private find(analysis: Analysis): Known {
    const before = this.known.find((known) => known.analysis === analysis);
    if (before !== undefined) {
      return before;
    }
    const plan = analysis._resolve(this.context);
    const known = { analysis, plan, hashes: plan.metric === undefined ? [] : this.create(plan) };
    this.known.push(known);
    return known;
  }

  /** Creates the template, and tells which hashes it asks for. */
  private create(plan: AnalysisPlan): string[] {
    const { scope, path, namespaceName } = this.context;
    const { templateName, podsOf } = plan;
    if (this.known.some((other) => other.plan.metric !== undefined && other.plan.templateName === templateName)) {
      const problem = `there are two different analyses with the AnalysisTemplate "${templateName}"`;
      fail('delivery-invalid', path, problem, 'give each a name of its own, or use one constant for both');
    }
    const hashes = argumentsIn(path, `the analysis "${templateName}"`, plan.text ?? '');
    const labels = this.context.trackLabels({ trackName: 'stable', objectName: templateName, image: this.image });
    const metadata = { name: templateName, namespace: namespaceName, labels };
    const props = { apiVersion: API_VERSION, kind: 'AnalysisTemplate', metadata };
    new ManagedObject(scope, `analysis-${templateName}`, props, () => ({
      args: hashes.map((name) => ({ name })),
      metrics: [plan.metric!()],
    }));
    if (podsOf !== undefined) {
      this.openNetwork(podsOf, metadata);
    }
    return hashes;
  }

  /** The pods of a Job may connect to the service and to everything else, and nobody to them. */
  private openNetwork(instance: string, metadata: { name: string; namespace?: string; labels: object }): void {
    const { scope, cluster, intent } = this.context;
    const podLabels = { [INSTANCE_LABEL]: instance };
    intent.addClient({ podLabels, ports: [{ containerPort: intent.ports[0].containerPort }] });
    if (!cluster.enforcesNetworkPolicies) {
      return;
    }
    const props = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { ...metadata, labels: { ...metadata.labels } },
    };
    const policy = k8s.toJson_NetworkPolicySpec({
      podSelector: { matchLabels: podLabels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] }],
    });
    new ManagedObject(scope, `network-policy-${instance}`, props, () => policy);
  }
}

import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { PodSource } from '../plan/app-index';
import { isHeadless, labelSelectorOf, serviceSelector } from '../plan/given-selector';
import { containersNaming, portNumbers, protocolOf } from '../plan/pod-ports';
import { objectsIn } from '../plan/pod-template';
import { isJob, selectedPods } from '../plan/selected-pods';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** Whether a Service sends anything to pods; it passes over those without the port that it names. */
function reaches({ manifest }: SynthesizedObject, { template }: PodSource): boolean {
  const ports = objectsIn(manifest.spec?.ports);
  return (
    ports.length === 0 ||
    ports.some(
      (port) =>
        typeof port.targetPort !== 'string' || containersNaming(template, port.targetPort, protocolOf(port)).length > 0,
    )
  );
}

/** A budget whose number of pods the cluster works out by the scale of their controllers. */
function countsScales({ minAvailable, maxUnavailable }: Json): boolean {
  return maxUnavailable !== undefined || typeof minAvailable === 'string';
}

/**
 * Services and PodDisruptionBudgets do not select pods that come to an end, unless that is plainly meant: the Service of
 * the pods of an Indexed Job, a budget with a number for the pods of a long one. Those of a CronJob are there now and
 * then only: no Service means them.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors
 */
export class SelectorNoJobs implements Rule {
  public readonly checkId = 'selector-no-jobs';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'No Service or PodDisruptionBudget selects the pods of a Job or CronJob by accident.';
  public readonly reason =
    'Requests that a Service sends to a Job fail; a budget over the pods of a Job can not be worked out, and forbids every eviction.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => {
      const id = `${object.apiVersion} ${object.kind}`;
      return id === 'v1 Service'
        ? this.ofService(objects, object)
        : id === 'policy/v1 PodDisruptionBudget'
          ? this.ofBudget(objects, object)
          : [];
    });
  }

  private ofService(objects: SynthesizedObject[], service: SynthesizedObject): Finding[] {
    const selector = serviceSelector(service);
    const pods = selector === undefined ? [] : selectedPods(objects, service.namespaceName, selector);
    const jobs = pods.filter(({ object }) => isJob(object)).filter((source) => reaches(service, source));
    const serves = pods.some(({ object }) => !isJob(object));
    const isMeant = !serves && (isHeadless(service) || jobs.some(({ template }) => portNumbers(template).length > 0));
    const found = isMeant ? jobs.filter(({ object }) => object.kind === 'CronJob') : jobs;
    if (found.length === 0) {
      return [];
    }
    const problem = `${spoken(service)} sends requests to the pods of ${spokenAll(found)}`;
    return [finding(this, service, problem, narrow(found), FindingSeverity.WARNING)];
  }

  private ofBudget(objects: SynthesizedObject[], budget: SynthesizedObject): Finding[] {
    const spec = (budget.manifest.spec ?? {}) as Json;
    const selector = labelSelectorOf(spec.selector);
    const pods = selector === undefined ? [] : selectedPods(objects, budget.namespaceName, selector);
    const jobs = pods.filter(({ object }) => isJob(object));
    if (jobs.length === 0) {
      return [];
    }
    if (countsScales(spec)) {
      const problem = `${spoken(budget)} selects the pods of ${spokenAll(jobs)}, whose number is not known to it, so it forbids every eviction once they are there`;
      return [finding(this, budget, problem, narrow(jobs))];
    }
    if (jobs.length === pods.length) {
      return [];
    }
    const problem = `${spoken(budget)} counts the pods of ${spokenAll(jobs)} as available ones`;
    return [finding(this, budget, problem, narrow(jobs), FindingSeverity.WARNING)];
  }
}

function spokenAll(sources: PodSource[]): string {
  return listed(sources.map(({ object }) => spoken(object)));
}

function narrow(jobs: PodSource[]): string {
  return `select by a label too that the pods of ${spokenAll(jobs)} do not have`;
}

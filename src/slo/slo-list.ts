import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { Slo } from './slo';
import { SloModel } from './slo-model';

/** The objectives of a service, each with a name of its own. */
export function resolveSlos(context: ServiceContext, slos: Slo[]): SloModel[] {
  const { path } = context;
  const like = 'use a list like [Slo.availability(99.9)]';
  if (!Array.isArray(slos)) {
    fail('slo-invalid', path, `slos is ${show(slos)}`, like);
  }
  const models = slos.map((slo) => {
    if (!(slo instanceof Slo)) {
      fail('slo-invalid', path, `slos has ${show(slo)}, which is no Slo`, like);
    }
    return slo._toModel(context);
  });
  const names = models.map(({ sloName }) => sloName);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    const problem = `there are two SLOs with the name "${twice}"`;
    fail('slo-invalid', path, problem, 'give one of them another: { name: "search-latency" }');
  }
  return models;
}

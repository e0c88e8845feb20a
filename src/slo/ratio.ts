import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { equal } from '../private/promql';
import { requireString } from '../private/values';
import { measuredBy, sloModel, titleOf } from './common';
import { objectiveOf } from './objective';
import { countedBad, countedGood } from './rates';
import { ratioTemplate } from './ratio-template';
import { SloModel } from './slo-model';
import { RatioOptions } from './slo-options';

/** An objective of events that the application counts itself, checked. */
export function ratio(context: ServiceContext, name: string, options: RatioOptions): SloModel {
  const { path } = context;
  const title = titleOf(path, name, options, '{ percent: 99.9, description, bad, total }');
  const promise = objectiveOf(path, `percent of ${title}`, options.percent);
  const { description } = options;
  requireString('slo-invalid', path, `description of ${title}`, description, 'say what is promised');
  if ((options.bad === undefined) === (options.good === undefined)) {
    const both = options.bad === undefined ? 'neither bad nor good' : 'both bad and good';
    fail('slo-invalid', path, `${title} has ${both}`, 'give one of them');
  }
  const part = options.bad === undefined ? 'good' : 'bad';
  const some = ratioTemplate(path, `${part} of ${title}`, options[part]!);
  const all = ratioTemplate(path, `total of ${title}`, options.total);
  const matchers = equal(measuredBy(context, title).series.labels);
  const kind = {
    sloName: name,
    promise,
    description,
    rates: (window: string, pods?: string) => {
      const selector = [...matchers, ...(pods === undefined ? [] : [pods])].join(',');
      return (part === 'bad' ? countedBad : countedGood)(some(selector, window), all(selector, window));
    },
  };
  return sloModel(path, title, kind, options);
}

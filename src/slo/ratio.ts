import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { equal } from '../private/promql';
import { requireString, show } from '../private/values';
import { measuredBy, sloModel, titleOf } from './common';
import { objectiveOf } from './objective';
import { countedBad, countedGood } from './rates';
import { SloModel } from './slo-model';
import { RatioOptions } from './slo-options';

const LIKE = '"rate(orders_total{ {{selector}} }[{{window}}])"';

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
  const some = template(path, `${part} of ${title}`, options[part]!);
  const all = template(path, `total of ${title}`, options.total);
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

/** PromQL with its placeholders: both must be there, or it would be of other services or of one fixed window. */
function template(path: string, what: string, text: string): (selector: string, window: string) => string {
  const fix = `use PromQL like ${LIKE}`;
  requireString('slo-invalid', path, what, text, fix);
  for (const placeholder of ['{{selector}}', '{{window}}']) {
    if (!text.includes(placeholder)) {
      fail('slo-invalid', path, `${what} has no ${placeholder}`, fix);
    }
  }
  const [unknown] = text.match(/\{\{(?!selector\}\}|window\}\}|\{)[^{}]*\}\}/) ?? [];
  if (unknown !== undefined) {
    fail('slo-invalid', path, `${what} has ${show(unknown)}, which nobody fills in`, fix);
  }
  return (selector, window) => text.replaceAll('{{selector}}', () => selector).replaceAll('{{window}}', () => window);
}

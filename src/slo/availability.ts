import { ServiceContext } from '../core/service-context';
import { measuredBy, sloModel, titleOf } from './common';
import { HttpRequests } from './http-requests';
import { objectiveOf } from './objective';
import { countedBad } from './rates';
import { SloModel } from './slo-model';
import { HttpSloOptions } from './slo-options';

const FAILED = 'http_response_status_code=~"5.."';

/** An objective of how many requests do not fail, checked. */
export function availability(context: ServiceContext, percent: number, options: HttpSloOptions): SloModel {
  const { path } = context;
  const sloName = options?.name ?? 'availability';
  const title = titleOf(path, sloName, options, '{ routes: ["/orders"] }');
  const promise = objectiveOf(path, `percent of ${title}`, percent);
  const requests = new HttpRequests(path, title, measuredBy(context, title), options);
  const kind = {
    sloName,
    promise,
    description: `${percent} % of requests do not fail`,
    rates: (window: string, pods?: string) => {
      const more = pods === undefined ? [] : [pods];
      return countedBad(requests.rate(window, [FAILED, ...more]), requests.rate(window, more));
    },
    alive: (window: string) => requests.alive(window),
  };
  return sloModel(path, title, kind, options);
}

import { PromiseFacts, ServicePromises } from '../../report';
import { Markup, markup } from '../markup';
import { counted } from '../topology/face';
import { code, mark, Places, Section, table } from './section';

/** What an orchestrator is for, and which of it each service has. */
export function promisesSection(places: Places): Section | undefined {
  const services = places.report.promises;
  if (services.length === 0) {
    return undefined;
  }
  const all = services.flatMap(({ promises }) => promises);
  const met = all.filter(({ isMet }) => isMet).length;
  return {
    id: 'promises',
    title: 'Promises',
    count: `${met} of ${all.length}`,
    body: markup`<p>What an orchestrator is for, service by service: ${met} of ${all.length} are kept.</p>
${services.length > 1 && matrix(places, services)}${services.map((service) => serviceTable(places, service, services.length > 2))}`,
  };
}

/** All services on one sheet: a sign for each promise. */
function matrix(places: Places, services: ServicePromises[]): Markup {
  const promises = [...new Map(services.flatMap((each) => each.promises).map(({ id, title }) => [id, title]))];
  const cell = (promise: PromiseFacts | undefined): Markup =>
    promise === undefined
      ? markup`<td></td>`
      : markup`<td class="sign" title="${promise.by}">${promise.isMet ? mark('good', '✓', markup`<span class="unseen">kept</span>`) : mark('warn', '–', markup`<span class="unseen">not kept</span>`)}</td>`;
  const rows = services.map(
    (service) => markup`<tr><th scope="row">${places.link(service.id, service.name)}</th>${promises.map(([id]) =>
      cell(service.promises.find((promise) => promise.id === id)),
    )}</tr>
`,
  );
  return table('Promises by service', ['Service', ...promises.map(([, title]) => title)], rows, 'matrix');
}

function serviceTable(places: Places, service: ServicePromises, isLong: boolean): Markup {
  const met = service.promises.filter(({ isMet }) => isMet).length;
  const rows = service.promises.map(
    ({ title, isMet, by, code: line }) => markup`<tr><th scope="row">${title}</th><td>${
      isMet ? mark('good', '✓', 'kept') : mark('warn', '–', 'not kept')
    }</td><td>${by}${!isMet && line !== undefined && code(line, `the code for ${title}`)}</td></tr>
`,
  );
  const where = service.namespace === undefined ? '' : markup` <span class="quiet">in ${service.namespace},</span>`;
  return markup`<details class="service"${!isLong && markup` open`}><summary><h3>${service.name}</h3>${where} <span class="quiet">${met} of ${counted(service.promises.length, 'promise')} kept</span></summary>
<p class="jump">${places.link(service.id)}</p>
${table(`Promises of ${service.name}`, ['Promise', 'Kept', 'By what, or what is missing'], rows, 'promises')}</details>
`;
}

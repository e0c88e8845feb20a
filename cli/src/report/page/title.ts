import { Report } from '../report';
import { counted } from './topology/face';

/** What a report is called: by its namespaces, where there are few. */
export function titleOf({ namespaces, sources }: Report): string {
  const names = namespaces.map(({ name }) => name);
  if (names.length > 0 && names.length <= 3) {
    return names.join(', ');
  }
  return names.length > 3 ? counted(names.length, 'namespace') : (sources[0] ?? 'nothing');
}

import { Report } from './report';

/** How many objects were read: Namespaces too, and nothing that is only named. */
export function objectCount({ nodes, namespaces }: Pick<Report, 'nodes' | 'namespaces'>): number {
  return (
    nodes.filter(({ source }) => source !== undefined).length +
    namespaces.filter(({ isDefinedHere }) => isDefinedHere).length
  );
}

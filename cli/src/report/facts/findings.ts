import { ClusterProfile, Manifest } from 'cdk8s-aspnetcore';
import { FindingFacts } from '../report';

const PAGE = 'https://github.com/cdk8s-aspnetcore/cdk8s-aspnetcore/blob/main/docs/checks.md';

/** What is about the version of the cluster: of one that nobody has said nothing is known. */
const OF_VERSION = 'field-supported';

/** What the checks find, with the node that it is about, errors first. */
export function findingFacts(
  manifest: Manifest,
  nodes: ReadonlySet<string>,
  kubernetesVersion: string | undefined,
): FindingFacts[] {
  const cluster = ClusterProfile.managed(kubernetesVersion === undefined ? {} : { kubernetesVersion });
  const told = manifest
    .findings(cluster)
    .filter(({ checkId }) => kubernetesVersion !== undefined || checkId !== OF_VERSION);
  const found = told.map(({ checkId, severity, path, problem, fix }): FindingFacts => {
    const node = path.split('/').length === 3 ? path : `/${path}`;
    const about = nodes.has(node) ? { node } : {};
    return { id: checkId, severity, ...about, path, problem, fix, link: `${PAGE}#${checkId}` };
  });
  const isError = ({ severity }: FindingFacts) => severity === 'error';
  return [...found.filter(isError), ...found.filter((each) => !isError(each))];
}

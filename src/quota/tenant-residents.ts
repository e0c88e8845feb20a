import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Finding, FindingSeverity } from '../core/check';
import { isNamespaced } from '../core/namespaced';
import { SynthesizedObject, synthesizeObject } from '../core/synthesized-object';

/** API groups that are Kubernetes' own: of others nobody knows here which of their kinds live in a namespace. */
const OWN_GROUPS = /^(v1|(apps|autoscaling|batch|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io)\/v\w+)$/;

/** Whether an object lives in a namespace and does not say in which: kubectl then takes its current one. */
function isHomeless(object: SynthesizedObject): boolean {
  const { namespaceName, apiVersion } = object;
  return (
    namespaceName === undefined && OWN_GROUPS.test(apiVersion) && isNamespaced({ ...object, namespaceName: 'any' })
  );
}

/**
 * What is in the chart of a tenant's namespace and in no namespace: it would be applied to whatever namespace kubectl
 * is at, where neither the quota nor the Pod Security level nor the isolation holds.
 */
export function homelessFindings(tenant: IConstruct, namespaceName: string): Finding[] {
  const chart = Chart.of(tenant);
  const [first, ...more] = chart.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart)
    .filter(({ metadata }) => metadata.namespace === undefined)
    .map(synthesizeObject)
    .filter(isHomeless);
  if (first === undefined) {
    return [];
  }
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const names = `${first.kind} ${first.path}${others}`;
  return [
    {
      checkId: 'tenant-has-residents',
      severity: FindingSeverity.ERROR,
      path: tenant.node.path,
      problem: `${names} of the chart "${chart.node.path}" ${more.length === 0 ? 'names' : 'name'} no namespace, so not "${namespaceName}" either, but the one that kubectl is at`,
      fix: `give the chart its namespace: new Chart(app, "${chart.node.id}", { namespace: "${namespaceName}" })`,
    },
  ];
}

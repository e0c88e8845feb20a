import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../../checks';
import { ClusterScopedObject } from '../../core/cluster-scoped-object';
import { requireDnsDomain } from '../../private/names';
import { requireCertManager } from './cert-manager';
import { IssuerReference } from './issuer';
import { IssuerProps } from './issuer-props';

/** Checks what every issuer has, and says who it is. */
export function issuerReference(scope: Construct, props: IssuerProps): IssuerReference {
  installChecks(scope);
  const clusterWide = props.clusterWide ?? false;
  requireCertManager(scope, clusterWide ? 'clusterissuers' : 'issuers');
  return {
    issuerName: requireDnsDomain(scope.node.path, 'name of the issuer', props.name ?? scope.node.id, 'letsencrypt'),
    issuerKind: clusterWide ? 'ClusterIssuer' : 'Issuer',
    namespaceName: clusterWide ? undefined : Chart.of(scope).namespace,
  };
}

/** The API object. Its spec may hold a map that is empty on purpose, so nothing is pruned. */
export function createIssuer(scope: Construct, reference: IssuerReference, spec: object): ApiObject {
  const { issuerName: name, issuerKind: kind, namespaceName } = reference;
  const props = { apiVersion: 'cert-manager.io/v1', kind, metadata: { name, namespace: namespaceName }, spec };
  return kind === 'ClusterIssuer'
    ? new ClusterScopedObject(scope, 'Resource', props)
    : new ApiObject(scope, 'Resource', props);
}

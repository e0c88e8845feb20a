import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ManagedObject } from '../../core/managed-object';
import { GROUP } from './gateway-api';

/** What may refer to what in another namespace. */
export interface Grant {
  /** The name of the ReferenceGrant. */
  readonly grantName: string;
  readonly labels: Record<string, string>;
  /** Who refers: a kind of the Gateway API's, and its namespace. */
  readonly kind: string;
  readonly clientNamespace: string;
  /** What is referred to: objects of a core kind, by their names, and their namespace. */
  readonly targetKind: string;
  readonly targetNamespace: string;
  readonly targetNames: string[];
}

/** Lets objects of one namespace refer to those of another: v1beta1 is the one version that all releases serve. */
export function createGrant(scope: Construct, grant: Grant): ApiObject {
  const { grantName, labels, targetNamespace } = grant;
  const metadata = { name: grantName, namespace: targetNamespace, labels };
  const props = { apiVersion: `${GROUP}/v1beta1`, kind: 'ReferenceGrant', metadata };
  return new ManagedObject(scope, `reference-grant-${targetNamespace}`, props, () => ({
    from: [{ group: GROUP, kind: grant.kind, namespace: grant.clientNamespace }],
    to: [...new Set(grant.targetNames)].map((name) => ({ group: '', kind: grant.targetKind, name })),
  }));
}

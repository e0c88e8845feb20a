import { ApiObject } from 'cdk8s';

/** An API object that lives in no namespace: cdk8s gives each one that of its chart. */
export class ClusterScopedObject extends ApiObject {
  /** The manifest without a namespace. */
  public override toJson(): unknown {
    const manifest = super.toJson();
    delete manifest.metadata.namespace;
    return manifest;
  }
}

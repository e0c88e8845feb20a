import { PlainObject } from './plain-object';

/** An API object that lives in no namespace: cdk8s gives each one that of its chart. */
export class ClusterScopedObject extends PlainObject {
  /** The manifest without a namespace. */
  public override toJson(): unknown {
    const manifest = super.toJson() as { metadata: Record<string, unknown> };
    delete manifest.metadata.namespace;
    return manifest;
  }
}

import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { prune } from '../private/plain';

/** What an API object is, without its content. */
export interface ManagedObjectProps {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ApiObjectMetadata;
}

/**
 * An API object whose spec is produced at render, from a model that was not complete when the object was
 * constructed. It is a raw ApiObject, so patches use the API's own field names and no field is dropped.
 */
export class ManagedObject extends ApiObject {
  private readonly produceSpec: () => unknown;
  private readonly holder: { spec?: unknown };

  public constructor(scope: Construct, id: string, props: ManagedObjectProps, produceSpec: () => unknown) {
    const holder: { spec?: unknown } = {};
    super(scope, id, { ...props, spec: Lazy.any({ produce: () => holder.spec }) });
    this.produceSpec = produceSpec;
    this.holder = holder;
  }

  /** Produces the spec before cdk8s serialises it, since cdk8s wraps what a Lazy throws in words of its own. */
  public override toJson(): unknown {
    this.holder.spec = prune(this.produceSpec());
    return super.toJson();
  }
}

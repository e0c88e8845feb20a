import { ApiObject, ApiObjectMetadata, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { keyOrder, prune } from '../private/plain';
import { hasOwnResolvers } from './own-resolvers';

type Manifest = Record<string, unknown>;

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
  private readonly jsonPatches: JsonPatch[] = [];

  public constructor(scope: Construct, id: string, props: ManagedObjectProps, produceSpec: () => unknown) {
    const holder: { spec?: unknown } = {};
    super(scope, id, { ...props, spec: Lazy.any({ produce: () => holder.spec }) });
    this.produceSpec = produceSpec;
    this.holder = holder;
  }

  /** Keeps patches until the spec is there. */
  public override addJsonPatch(...ops: JsonPatch[]): void {
    this.jsonPatches.push(...ops);
  }

  /**
   * Produces the spec before cdk8s serialises it, since cdk8s wraps what a Lazy throws in words of its own. A spec is plain
   * data: cdk8s walks it only for resolvers that an app was given.
   */
  public override toJson(): unknown {
    const manifest = hasOwnResolvers(this) ? this.resolvedJson() : this.plainJson();
    return this.jsonPatches.length === 0 ? manifest : patched(manifest, this.jsonPatches);
  }

  private plainJson(): Manifest {
    const spec = prune(this.produceSpec(), keyOrder());
    const { apiVersion, kind } = this;
    const manifest = { apiVersion, kind, metadata: this.metadata.toJson() };
    return spec === undefined ? manifest : { ...manifest, spec };
  }

  private resolvedJson(): Manifest {
    this.holder.spec = prune(this.produceSpec());
    return super.toJson() as Manifest;
  }
}

/** A patched manifest, whose first members are those that a reader looks for first, as cdk8s has them. */
function patched(manifest: Manifest, patches: JsonPatch[]): Manifest {
  const { apiVersion, kind, metadata, ...others } = JsonPatch.apply(manifest, ...patches) as Manifest;
  const first = Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(first), ...others };
}

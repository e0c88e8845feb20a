import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { keyOrder, present } from '../private/plain';
import { hasOwnResolvers } from './own-resolvers';

/**
 * An API object whose content is plain data, known at once. Unless it is patched, or an app was given resolvers, it needs
 * none of the walks through its data by which cdk8s makes it plain.
 */
export class PlainObject extends ApiObject {
  private readonly said: ApiObjectProps;
  private isPatched = false;

  public constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    this.said = props;
  }

  public override addJsonPatch(...ops: JsonPatch[]): void {
    this.isPatched ||= ops.length > 0;
    super.addJsonPatch(...ops);
  }

  public override toJson(): unknown {
    if (this.isPatched || hasOwnResolvers(this)) {
      return super.toJson();
    }
    const { apiVersion, kind } = this;
    const others: Record<string, unknown> = {
      ...this.said,
      apiVersion: undefined,
      kind: undefined,
      metadata: undefined,
    };
    const content = present(others, keyOrder());
    return { apiVersion, kind, metadata: this.metadata.toJson(), ...content };
  }
}

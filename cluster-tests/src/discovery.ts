import type { Transport } from './transport.js';

/** A kind of objects that the API server has. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  /** Its plural, by which it is asked for. */
  readonly name: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export const apiPath = (apiVersion: string): string => `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`;

/** What kinds there are, asked once for each group and version. */
export class Discovery {
  private readonly known = new Map<string, Promise<Resource[]>>();

  public constructor(private readonly transport: Transport) {}

  /** Undefined where the cluster does not have the kind. */
  public async find(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const find = async (): Promise<Resource | undefined> =>
      (await this.resourcesOf(apiVersion)).find((resource) => resource.kind === kind);
    const found = await find();
    if (found === undefined) {
      // A definition may have come since.
      this.known.delete(apiVersion);
    }
    return found ?? (await find());
  }

  /** Every kind in the version that the server prefers. */
  public async all(): Promise<Resource[]> {
    const { body } = await this.transport.send('GET', '/apis');
    const groups = (body.groups ?? []) as { preferredVersion: { groupVersion: string } }[];
    const versions = ['v1', ...groups.map((group) => group.preferredVersion.groupVersion)];
    return (await Promise.all(versions.map((version) => this.resourcesOf(version)))).flat();
  }

  private resourcesOf(apiVersion: string): Promise<Resource[]> {
    const known = this.known.get(apiVersion) ?? this.ask(apiVersion);
    this.known.set(apiVersion, known);
    return known;
  }

  private async ask(apiVersion: string): Promise<Resource[]> {
    const { status, body } = await this.transport.send('GET', apiPath(apiVersion));
    const resources = status === 200 ? (body.resources as (Resource & { apiVersion?: string })[]) : [];
    // Those with a slash are subresources: pods/status.
    return resources.filter(({ name }) => !name.includes('/')).map((resource) => ({ ...resource, apiVersion }));
  }
}

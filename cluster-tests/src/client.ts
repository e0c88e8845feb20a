import { setTimeout as sleep } from 'node:timers/promises';
import { type KubeConfig, Watch } from '@kubernetes/client-node';
import { apiPath, Discovery } from './discovery.js';
import { type KubernetesObject, nameOf, type Reference } from './objects.js';
import { type Answer, type Method, type Question, Transport } from './transport.js';

export * from './objects.js';

export interface ApplyOptions {
  /** The field manager; default `cluster-tests`. */
  readonly manager?: string;
  /** Take fields from other managers; default no: then that is a conflict. */
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

export interface Applied {
  /** What the server stores now, of those that it took. */
  readonly objects: readonly KubernetesObject[];
  /** Texts of Warning headers, with the object. */
  readonly warnings: readonly string[];
  /** What it refused, with the object. */
  readonly problems: readonly string[];
}

export interface Selection {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export type PatchType = 'json-patch' | 'merge-patch' | 'strategic-merge-patch';
export type WatchEvent = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';

const GET_ATTEMPTS = 20;
export const MANAGER = 'cluster-tests';

/** The server's no, with its status and the Status object that it gave. */
export class ApiError extends Error {
  public constructor(
    what: string,
    public readonly status: number,
    public readonly body: any,
  ) {
    super(`${what}: ${body?.message ?? `status ${status}`}`);
  }
}

/** A thin layer over the official client: any kind, JSON as it is. */
export class Client {
  public readonly transport: Transport;
  public readonly discovery: Discovery;
  private readonly watches: Watch;

  public constructor(kubeConfig: KubeConfig) {
    this.transport = kubeConfig.makeApiClient(Transport);
    this.discovery = new Discovery(this.transport);
    this.watches = new Watch(kubeConfig);
  }

  /** Server-side apply with strict field validation, in the order given; a refusal does not stop the others. */
  public async apply(objects: readonly KubernetesObject[], options: ApplyOptions = {}): Promise<Applied> {
    const applied: KubernetesObject[] = [];
    const warnings: string[] = [];
    const problems: string[] = [];
    const query = {
      fieldManager: options.manager ?? MANAGER,
      fieldValidation: 'Strict',
      force: options.force === true ? 'true' : undefined,
      dryRun: options.dryRun === true ? 'All' : undefined,
    };
    for (const object of objects) {
      try {
        const contentType = 'application/apply-patch+yaml';
        const answer = await this.send('PATCH', object, { query, body: object, contentType });
        applied.push(answer.body);
        warnings.push(...answer.warnings.map((text) => `${nameOf(object)}: ${text}`));
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    return { objects: applied, warnings, problems };
  }

  /** Undefined where there is none. */
  public async get(reference: Reference): Promise<KubernetesObject | undefined> {
    return (await this.send('GET', reference, {}, { mayBeAbsent: true })).body;
  }

  public async list(apiVersion: string, kind: string, selection: Selection = {}): Promise<KubernetesObject[]> {
    const { namespace, labelSelector, fieldSelector } = selection;
    const path = await this.collectionPath(apiVersion, kind, namespace);
    const answer = await this.request('GET', path, { query: { labelSelector, fieldSelector } });
    // A list gives kind and apiVersion once, for all.
    return (answer.body.items as KubernetesObject[]).map((item) => ({ ...item, apiVersion, kind }));
  }

  public async create(
    object: KubernetesObject,
    options: { fieldValidation?: 'Strict' | 'Ignore' } = {},
  ): Promise<KubernetesObject> {
    const path = await this.collectionPath(object.apiVersion, object.kind, object.metadata.namespace);
    const query = { fieldManager: MANAGER, fieldValidation: 'Strict', ...options };
    return (await this.request('POST', path, { query, body: object }, `create ${nameOf(object)}`)).body;
  }

  public async patch(
    reference: Reference,
    body: unknown,
    options: { type?: PatchType; subresource?: string; manager?: string } = {},
  ): Promise<KubernetesObject> {
    const contentType = `application/${options.type ?? 'merge-patch'}+json`;
    const query = { fieldManager: options.manager ?? MANAGER };
    return (await this.send('PATCH', reference, { query, body, contentType }, options)).body;
  }

  /** POST to a subresource: `eviction`, `binding`. */
  public async post(reference: Reference, subresource: string, body: unknown): Promise<any> {
    return (await this.send('POST', reference, { body }, { subresource })).body;
  }

  /** Nothing happens where it is gone already. */
  public async delete(
    reference: Reference,
    options: { propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'; gracePeriodSeconds?: number } = {},
  ): Promise<void> {
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', ...options };
    await this.send('DELETE', reference, { body }, { mayBeAbsent: true });
  }

  /** Tells each event from now on (first ADDED for all that is there), until the function that it gives is called. */
  public async watch(
    apiVersion: string,
    kind: string,
    selection: Selection,
    onEvent: (type: WatchEvent, object: KubernetesObject) => void,
    onEnd: (error: unknown) => void = () => undefined,
  ): Promise<() => void> {
    const { namespace, labelSelector, fieldSelector } = selection;
    const path = await this.collectionPath(apiVersion, kind, namespace);
    const controller = await this.watches.watch(
      path,
      { labelSelector, fieldSelector },
      (type, object) => onEvent(type as WatchEvent, object as KubernetesObject),
      onEnd,
    );
    return () => controller.abort();
  }

  /** Any request; a status of 400 and more is an ApiError. */
  public async request(
    method: Method,
    path: string,
    question: Question = {},
    what = `${method} ${path}`,
  ): Promise<Answer> {
    let answer = await this.transport.send(method, path, question);
    // A definition just installed: "storage is (re)initializing". Other methods may mean it: an eviction that must wait.
    for (let attempt = 1; method === 'GET' && answer.status === 429 && attempt < GET_ATTEMPTS; attempt++) {
      await sleep(500);
      answer = await this.transport.send(method, path, question);
    }
    if (answer.status >= 400) {
      throw new ApiError(what, answer.status, answer.body);
    }
    return answer;
  }

  private async send(
    method: Method,
    reference: Reference,
    question: Question,
    options: { subresource?: string; mayBeAbsent?: boolean } = {},
  ): Promise<Answer> {
    const { apiVersion, kind, metadata } = reference;
    const collection = await this.collectionPath(apiVersion, kind, metadata.namespace);
    const path = [collection, encodeURIComponent(metadata.name), options.subresource].filter(Boolean).join('/');
    try {
      return await this.request(method, path, question, nameOf(reference));
    } catch (error) {
      if (options.mayBeAbsent === true && error instanceof ApiError && error.status === 404) {
        return { status: 404, warnings: [], body: undefined };
      }
      throw error;
    }
  }

  private async collectionPath(apiVersion: string, kind: string, namespace?: string): Promise<string> {
    const resource = await this.discovery.find(apiVersion, kind);
    if (resource === undefined) {
      throw new Error(`${apiVersion} ${kind}: the cluster does not have this kind`);
    }
    const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
    return `${apiPath(apiVersion)}${scope}/${resource.name}`;
  }
}

import {
  type Configuration,
  HttpMethod,
  KubernetesObjectApi,
  type RequestContext,
  type ResponseContext,
} from '@kubernetes/client-node';

/** An answer of the API server as it came, whatever its status. */
export interface Answer {
  readonly status: number;
  /** The texts of its Warning headers. */
  readonly warnings: readonly string[];
  // JSON of any shape
  readonly body: any;
}

export interface Question {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const TIMEOUT_MS = 60_000;

/** `299 - "text"`, several of them joined by commas. */
export function warningsOf(header: string | undefined): string[] {
  const found = (header ?? '').matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g);
  return [...found].map(([, text]) => text.replace(/\\(.)/g, '$1'));
}

/**
 * The official client's requests (address, certificates, authentication) with bodies as they are: its typed models
 * would drop exactly the fields that a strict API server is to complain about.
 */
export class Transport extends KubernetesObjectApi {
  public constructor(configuration: Configuration) {
    super(configuration);
  }

  public async send(method: Method, path: string, question: Question = {}): Promise<Answer> {
    const request: RequestContext = this.configuration.baseServer.makeRequestContext(path, HttpMethod[method]);
    request.setHeaderParam('Accept', 'application/json');
    for (const [name, value] of Object.entries(question.query ?? {})) {
      if (value !== undefined) {
        request.setQueryParam(name, value);
      }
    }
    if (question.body !== undefined) {
      request.setHeaderParam('Content-Type', question.contentType ?? 'application/json');
      request.setBody(JSON.stringify(question.body));
    }
    request.setSignal(AbortSignal.timeout(TIMEOUT_MS) as unknown as Parameters<typeof request.setSignal>[0]);
    return (await this.requestPromise(request)) as unknown as Answer;
  }

  // Called by requestPromise.
  protected override async processResponse<T>(response: ResponseContext): Promise<T> {
    const text = await response.body.text();
    const body: unknown = text.startsWith('{') ? JSON.parse(text) : { message: text };
    const answer: Answer = { status: response.httpStatusCode, warnings: warningsOf(response.headers.warning), body };
    return answer as T;
  }
}

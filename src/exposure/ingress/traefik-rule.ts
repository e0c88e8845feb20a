import { RequestCondition, RequestPart } from '../../core/route';
import { IngressPath } from './ingress-path';

/** Which requests a router of Traefik takes. */
export interface RouterRule {
  /** In the rule language of Traefik 3. */
  readonly match: string;
  /** Of the routers that match, the one with the highest takes it. */
  readonly priority: number;
}

/**
 * A text in the rule language, which is Go's: between backticks everything stands for itself, but for a backtick and a
 * carriage return.
 */
export function literal(text: string): string {
  return /[`\r]/.test(text) ? JSON.stringify(text) : `\`${text}\``;
}

/** The characters that mean something in a regular expression. */
function escaped(text: string): string {
  return text.replace(/[.*+?^$|(){}[\]\\]/g, '\\$&');
}

/** Before 3.7 Traefik takes `Host` to the letter. */
function hostRule(host: string): string {
  return host.startsWith('*.')
    ? `HostRegexp(${literal(`^[a-z0-9-]+${escaped(host.slice(1))}$`)})`
    : `Host(${literal(host)})`;
}

/**
 * The routers that Traefik makes of an Ingress: one for each path of each host, whose priority is the length of its
 * rule. Routers that are to stand in their place have just that priority, so that the longer paths of other services
 * on the same host still win over them, and they over shorter ones.
 * Source: https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
export function routerRules(hosts: string[], paths: IngressPath[]): RouterRule[] {
  return hosts.flatMap((host) =>
    paths.map(({ path, pathType }) => {
      const matcher = pathType === 'Exact' ? 'Path' : 'PathPrefix';
      const ingressRule = `Host(${JSON.stringify(host)}) && ${matcher}(${JSON.stringify(path)})`;
      const match = `${hostRule(host)} && ${matcher}(${literal(path)})`;
      return { match, priority: Buffer.byteLength(ingressRule) };
    }),
  );
}

/** The rule of requests that a condition is for; the pattern of a cookie is for one among others. */
export function conditionRule({ part, name, value }: RequestCondition): string {
  const rules: Record<RequestPart, () => string> = {
    [RequestPart.HEADER]: () => `Header(${literal(name)}, ${literal(value)})`,
    [RequestPart.COOKIE]: () =>
      `HeaderRegexp(${literal('Cookie')}, ${literal(`(^|; *)${escaped(name)}=${escaped(value)}(;|$)`)})`,
    [RequestPart.QUERY]: () => `Query(${literal(name)}, ${literal(value)})`,
  };
  return rules[part]();
}

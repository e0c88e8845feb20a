import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { show } from '../../private/values';
import { covers } from '../tls/certificate';
import { GatewayListener, GatewayReference, OwnGateway } from './gateway-reference';

/** A reference to a Gateway, or to one listener of it, as the API has it. */
export type ParentRef = Record<string, string | undefined>;

/** Which listeners a route serves, and from which others requests are sent there. */
export interface Attachment {
  readonly parentRefs: ParentRef[];
  /** The HTTP listeners that redirect; empty when none does. */
  readonly redirectFrom: ParentRef[];
  /** The port that they redirect to. */
  readonly httpsPort: number;
}

/** What decides about an attachment. */
export interface AttachmentOptions {
  readonly hosts: string[];
  readonly redirectToHttps?: boolean;
  readonly grpc: boolean;
}

/**
 * Whether a listener serves a host. A wildcard listener takes any number of labels, but that of a certificate
 * stands for one. Source: the Gateway API's Listener.
 */
function serves({ host: own, encrypted }: GatewayListener, host: string): boolean {
  return covers(own, host) || (!encrypted && own.startsWith('*.') && host.endsWith(own.slice(1)));
}

/** A Gateway hands a request to its most specific listener, so that one must get the route. */
function mostSpecific(listeners: GatewayListener[], host: string): GatewayListener | undefined {
  const fitting = listeners.filter((listener) => serves(listener, host));
  const exact = fitting.find((listener) => listener.host === host);
  return exact ?? fitting.sort((a, b) => b.host.length - a.host.length)[0];
}

function requireAdmitted({ path, namespaceName }: ServiceContext, reference: GatewayReference, own: OwnGateway): void {
  if (namespaceName !== reference.namespaceName && !own.admitted.some((name) => name === namespaceName)) {
    const from = namespaceName === undefined ? 'a namespace that is not named' : `the namespace "${namespaceName}"`;
    const problem = `the gateway "${reference.gatewayName}" admits no routes from ${from}`;
    fail('route-invalid', path, problem, 'list it in allowedNamespaces of the gateway');
  }
}

function listenersOf(path: string, name: string, listeners: GatewayListener[], hosts: string[]): string[] {
  const names = hosts.map((host) => {
    const listener = mostSpecific(listeners, host);
    if (!listener) {
      const known = [...new Set(listeners.map((candidate) => candidate.host))].join(', ');
      const problem = `host ${show(host)} is on no listener of the gateway "${name}"`;
      fail('route-invalid', path, problem, `add it to hosts of the gateway, which has ${known}`);
    }
    return listener.listenerName;
  });
  return [...new Set(names)];
}

/** The listeners of a Gateway of ours. */
function attachToOwn(context: ServiceContext, ref: (sectionName?: string) => ParentRef, own: OwnGateway, asked: Asked) {
  const { reference, hosts, redirect } = asked;
  requireAdmitted(context, reference, own);
  const sections = (encrypted: boolean) => {
    const listeners = own.listeners.filter((listener) => listener.encrypted === encrypted);
    return listeners.length === 0 ? [] : listenersOf(context.path, reference.gatewayName, listeners, hosts).map(ref);
  };
  const [plain, encrypted] = [sections(false), sections(true)];
  if (encrypted.length === 0) {
    requireNoRedirect(context.path, asked, `the gateway "${reference.gatewayName}" has no TLS`, 'give it tls');
    return { parentRefs: plain, redirectFrom: [] };
  }
  return redirect === false
    ? { parentRefs: [...encrypted, ...plain], redirectFrom: [] }
    : { parentRefs: encrypted, redirectFrom: plain };
}

interface Asked {
  readonly reference: GatewayReference;
  readonly hosts: string[];
  readonly redirect?: boolean;
}

function requireNoRedirect(path: string, { redirect }: Asked, because: string, fix: string): void {
  if (redirect === true) {
    fail('route-invalid', path, `redirectToHttps is asked for, but ${because}`, `${fix}, or leave redirectToHttps out`);
  }
}

/** The listeners that are named of somebody else's Gateway. */
function attachToForeign(path: string, ref: (sectionName?: string) => ParentRef, asked: Asked) {
  const { sectionName, httpSectionName, gatewayName } = asked.reference;
  if (httpSectionName === undefined) {
    const because = `the HTTP listener of the gateway "${gatewayName}" is not known`;
    requireNoRedirect(path, asked, because, 'name it by httpSectionName');
    return { parentRefs: [ref(sectionName)], redirectFrom: [] };
  }
  return asked.redirect === false
    ? { parentRefs: [ref(sectionName), ref(httpSectionName)], redirectFrom: [] }
    : { parentRefs: [ref(sectionName)], redirectFrom: [ref(httpSectionName)] };
}

/** Attaches a route for some hosts to a Gateway; gRPC clients follow no redirects. */
export function attach(context: ServiceContext, reference: GatewayReference, options: AttachmentOptions): Attachment {
  const { hosts, redirectToHttps, grpc } = options;
  const { gatewayName, namespaceName, _own: own } = reference;
  const namespace = namespaceName === context.namespaceName ? undefined : namespaceName;
  const ref = (sectionName?: string): ParentRef => ({ name: gatewayName, namespace, sectionName });
  const asked = { reference, hosts, redirect: redirectToHttps };
  if (grpc) {
    requireNoRedirect(context.path, asked, "gRPC clients don't follow redirects", 'leave grpc out');
  }
  const found = own ? attachToOwn(context, ref, own, asked) : attachToForeign(context.path, ref, asked);
  return { ...found, redirectFrom: grpc ? [] : found.redirectFrom, httpsPort: own?.httpsPort ?? 443 };
}

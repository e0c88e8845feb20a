/**
 * Domains that only a cluster or a local network knows.
 * Source: https://www.iana.org/assignments/special-use-domain-names, and the names of Kubernetes' own DNS
 */
const PRIVATE =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|svc)$/;

/** Names whose last labels are an address of a private network. */
const PRIVATE_ADDRESS = /(^|\.)(127\.|10\.|192\.168\.)[\d.]+\.(nip|sslip|xip)\.io$/;

/** Whether a host of a rule may be one on the internet; a wildcard for everything says nothing. */
export function isPublicHost(host: unknown): host is string {
  return (
    typeof host === 'string' &&
    host.replace(/^\*\./, '').includes('.') &&
    !PRIVATE.test(host) &&
    !PRIVATE_ADDRESS.test(host)
  );
}

/** Whether a name that may be a wildcard stands for a host. */
export function standsFor(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
}

/** cert-manager needs a place under `tls` to put its certificate, and nginx redirects to TLS where there is some. */
const NO_TLS = /^([\w.-]+\.)?cert-manager\.io\/|\/ssl-redirect$/;

/**
 * Whether annotations say that the controller, or what stands before it, ends TLS by itself, or that it is not on the
 * internet: there are as many such annotations as controllers.
 */
export function isProtected(annotations: Record<string, unknown>): boolean {
  return Object.entries(annotations).some(([key, value]) => {
    const text = String(value);
    return (
      text !== 'false' &&
      ((/tls|ssl|cert/i.test(key) && !NO_TLS.test(key)) ||
        /https|websecure/i.test(text) ||
        /(^|[-_])internal($|[-_])/i.test(text))
    );
  });
}

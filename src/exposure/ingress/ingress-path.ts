import { fail } from '../../private/errors';
import { requireString, show } from '../../private/values';

const FIX = 'start it with "/", like "/api"';

/** Which requests of a host an Ingress hands to the service. */
export class IngressPath {
  /**
   * A path and all below it, element by element: `/api` is also `/api/orders`, not `/apis`.
   * @throws when the path does not start with `/`
   */
  public static prefix(path: string): IngressPath {
    return new IngressPath('Prefix', requirePath('IngressPath.prefix', path));
  }

  /**
   * One path, to the letter.
   * @throws when the path does not start with `/`
   */
  public static exact(path: string): IngressPath {
    return new IngressPath('Exact', requirePath('IngressPath.exact', path));
  }

  /**
   * What the controller makes of it, such as a regular expression where an annotation says so.
   * @throws when the path does not start with `/`
   */
  public static implementationSpecific(path: string): IngressPath {
    return new IngressPath('ImplementationSpecific', requirePath('IngressPath.implementationSpecific', path, /\s/));
  }

  /** `Prefix`, `Exact` or `ImplementationSpecific`. */
  public readonly pathType: string;
  /** The path, with its leading `/`. */
  public readonly path: string;

  private constructor(pathType: string, path: string) {
    this.pathType = pathType;
    this.path = path;
  }
}

/** Source: https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types, and the API server's validation. */
function requirePath(where: string, path: string, forbidden = /[\s?#]|\/\/|\/\.\.?(\/|$)|%2[fF]/): string {
  requireString('ingress-invalid', where, 'path', path, FIX);
  if (!path.startsWith('/')) {
    fail('ingress-invalid', where, `path ${show(path)} does not start with "/"`, FIX);
  }
  if (forbidden.test(path)) {
    const problem = `path ${show(path)} can't be matched: it has a blank, "?", "#", "//", "%2f" or a "." element`;
    fail('ingress-invalid', where, problem, 'use the path of a URL as browsers send it, like "/api/orders"');
  }
  return path;
}

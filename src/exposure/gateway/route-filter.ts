import { IConnectable } from '../../core/service-endpoint';
import { fail } from '../../private/errors';
import { requireCall } from '../../private/options';
import { HeaderChanges, RedirectOptions, RewriteOptions } from './filter-options';
import { headerChanges, redirect, rewrite } from './filter-parts';

type Spec = Record<string, unknown>;
/** Makes a service a reference of the route. */
type Refer = (service: IConnectable, portName?: string) => Spec;
type Produce = (path: string, refer: Refer) => Spec;

/** What a Gateway changes about requests that match, and about their answers. */
export class RouteFilter {
  /** Changes headers of the request, before the service sees it. */
  public static requestHeaders(changes: HeaderChanges): RouteFilter {
    requireCall('RouteFilter.requestHeaders', [changes]);
    return new RouteFilter('RequestHeaderModifier', false, (path) => ({
      requestHeaderModifier: headerChanges(path, 'requestHeaders', changes),
    }));
  }

  /** Changes headers of the answer, before the client sees it. */
  public static responseHeaders(changes: HeaderChanges): RouteFilter {
    requireCall('RouteFilter.responseHeaders', [changes]);
    return new RouteFilter('ResponseHeaderModifier', false, (path) => ({
      responseHeaderModifier: headerChanges(path, 'responseHeaders', changes),
    }));
  }

  /** Changes the host or path that the service sees. */
  public static rewrite(options: RewriteOptions): RouteFilter {
    requireCall('RouteFilter.rewrite', [options]);
    return new RouteFilter('URLRewrite', options.replacePrefix !== undefined, (path) => ({
      urlRewrite: rewrite(path, options),
    }));
  }

  /** Sends the client elsewhere: the service itself gets no request. */
  public static redirect(options: RedirectOptions): RouteFilter {
    requireCall('RouteFilter.redirect', [options]);
    return new RouteFilter('RequestRedirect', options.replacePrefix !== undefined, (path) => ({
      requestRedirect: redirect(path, options),
    }));
  }

  /**
   * Sends a copy of each request to another service too, whose answer nobody sees.
   * @param service the other service; one in another namespace gets a ReferenceGrant there
   * @param portName its port; its main one by default
   */
  public static mirrorTo(service: IConnectable, portName?: string): RouteFilter {
    requireCall('RouteFilter.mirrorTo', [service, portName]);
    return new RouteFilter('RequestMirror', false, (_, refer) => ({
      requestMirror: { backendRef: refer(service, portName) },
    }));
  }

  /** @internal */
  public readonly _type: string;
  /** Whether it puts something in place of the prefix that matched. @internal */
  public readonly _replacesPrefix: boolean;
  private readonly produce: Produce;

  private constructor(type: string, replacesPrefix: boolean, produce: Produce) {
    this._type = type;
    this._replacesPrefix = replacesPrefix;
    this.produce = produce;
  }

  /** @internal */
  public _toSpec(path: string, refer: Refer): Spec {
    return { type: this._type, ...this.produce(path, refer) };
  }
}

/** Source: the Gateway API's GRPCRouteFilter. */
const HTTP_ONLY = ['URLRewrite', 'RequestRedirect'];

/** Filters that may stand together, in a route of that kind. */
export function requireFilters(path: string, filters: RouteFilter[], grpc: boolean): RouteFilter[] {
  const types = filters.map((filter) => filter._type);
  const twice = types.find((type, index) => type !== 'RequestMirror' && types.indexOf(type) !== index);
  if (twice !== undefined) {
    fail('route-invalid', path, `there are two filters ${twice}`, 'put all that they say into one');
  }
  if (HTTP_ONLY.every((type) => types.includes(type))) {
    fail(
      'route-invalid',
      path,
      'a route has both a rewrite and a redirect',
      'leave one out: no service gets to see it',
    );
  }
  const http = types.find((type) => grpc && HTTP_ONLY.includes(type));
  if (http !== undefined) {
    fail('route-invalid', path, `a GRPCRoute can't have the filter ${http}`, 'leave it out, or leave grpc out');
  }
  return filters;
}

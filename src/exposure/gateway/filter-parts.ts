import { fail } from '../../private/errors';
import { requireDnsDomain } from '../../private/names';
import { requireInteger, show } from '../../private/values';
import { HeaderChanges, RedirectOptions, RewriteOptions } from './filter-options';
import { requireFieldNames } from './header-names';
import { requireLength, requirePath } from './match-values';

type Spec = Record<string, unknown>;

/** Source: the Gateway API's HTTPHeader. */
const LONGEST_HEADER = 4096;

function requireChange(path: string, what: string, parts: unknown[], like: string): void {
  if (parts.every((part) => part === undefined)) {
    fail('route-invalid', path, `${what} changes nothing`, `say what, like ${like}`);
  }
}

function headersOf(path: string, headers: Record<string, string> = {}): Spec[] | undefined {
  const names = requireFieldNames(path, 'header', Object.keys(headers), true);
  const list = names.map((name) => {
    const what = `value of the header ${show(name)}`;
    return { name, value: requireLength(path, what, headers[name], LONGEST_HEADER) };
  });
  return list.length > 0 ? list : undefined;
}

/** The changes of a header filter. */
export function headerChanges(path: string, what: string, changes: HeaderChanges): Spec {
  const remove = requireFieldNames(path, 'header', changes.remove ?? [], true);
  const parts = {
    set: headersOf(path, changes.set),
    add: headersOf(path, changes.add),
    remove: remove.length > 0 ? [...remove] : undefined,
  };
  requireChange(path, what, Object.values(parts), '{ set: { "x-env": "test" } }');
  return parts;
}

function pathChange(path: string, what: string, options: RewriteOptions): Spec | undefined {
  const { replacePrefix, replacePath } = options;
  if (replacePrefix !== undefined && replacePath !== undefined) {
    fail('route-invalid', path, `${what} has both replacePrefix and replacePath`, 'set one of them');
  }
  if (replacePrefix !== undefined) {
    const replacePrefixMatch = requirePath(path, 'replacePrefix', replacePrefix);
    return { type: 'ReplacePrefixMatch', replacePrefixMatch };
  }
  return replacePath === undefined
    ? undefined
    : { type: 'ReplaceFullPath', replaceFullPath: requirePath(path, 'replacePath', replacePath) };
}

function hostOf(path: string, hostName: string | undefined): string | undefined {
  return hostName === undefined ? undefined : requireDnsDomain(path, 'hostName', hostName, 'shop.example.com');
}

/** What a rewrite says. */
export function rewrite(path: string, options: RewriteOptions): Spec {
  const parts = { hostname: hostOf(path, options.hostName), path: pathChange(path, 'a rewrite', options) };
  requireChange(path, 'a rewrite', Object.values(parts), '{ replacePrefix: "/" }');
  return parts;
}

/** What a redirect says. */
export function redirect(path: string, options: RedirectOptions): Spec {
  const { toHttps, port, permanent } = options;
  const parts = {
    scheme: toHttps === undefined ? undefined : toHttps ? 'https' : 'http',
    hostname: hostOf(path, options.hostName),
    path: pathChange(path, 'a redirect', options),
    port: port === undefined ? undefined : requireInteger('route-invalid', path, 'redirect port', port, 1, 65535),
  };
  requireChange(path, 'a redirect', Object.values(parts), '{ hostName: "www.example.com" }');
  return { ...parts, statusCode: permanent ? 301 : 302 };
}

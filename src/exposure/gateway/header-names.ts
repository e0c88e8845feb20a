import { fail } from '../../private/errors';
import { requireString, show } from '../../private/values';

/** Source: RFC 7230 section 3.2.6 (token), which the Gateway API asks of header and query parameter names. */
const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const LONGEST = 256;
/** Source: the Gateway API's HTTPHeaderFilter and HTTPRouteMatch. */
const MOST = 16;

/** Names of headers, each once whatever its case; or of query parameters, whose case counts. */
export function requireFieldNames(path: string, what: string, names: string[], ignoreCase: boolean): string[] {
  if (names.length > MOST) {
    fail('route-invalid', path, `there are ${names.length} ${what}s`, `use at most ${MOST}`);
  }
  const seen = new Map<string, string>();
  for (const name of names) {
    requireString('route-invalid', path, `name of a ${what}`, name, 'name it');
    if (!TOKEN.test(name) || name.length > LONGEST) {
      const fix = 'use letters, digits and "-", like "x-version"';
      fail('route-invalid', path, `${what} ${show(name)} has a name that is not valid`, fix);
    }
    const key = ignoreCase ? name.toLowerCase() : name;
    const other = seen.get(key);
    if (other !== undefined) {
      fail('route-invalid', path, `${what} ${show(name)} is the same as ${show(other)}`, 'list it once');
    }
    seen.set(key, name);
  }
  return names;
}

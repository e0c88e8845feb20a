import { Size } from 'cdk8s';
import { ErrorCode, fail } from '../private/errors';
import { requireQualifiedName } from '../private/labels';
import { parseQuantity, wholeQuantity } from '../private/quantity';
import { formatResource } from '../private/resource-names';
import { requireSize } from '../private/units';
import { requireInteger, requirePlainObject, show } from '../private/values';

/**
 * Memory in huge pages, which a node must have set aside before.
 * See https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/
 */
export interface HugePages {
  /**
   * Memory in pages of 2 MiB, a multiple of that.
   * @default - none
   */
  readonly pages2Mi?: Size;

  /**
   * Memory in pages of 1 GiB, a multiple of that.
   * @default - none
   */
  readonly pages1Gi?: Size;
}

/** Huge pages by resource name, in 10^-9 bytes, checked. */
export function hugePageAmounts(code: ErrorCode, path: string, pages: HugePages = {}): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  const add = (page: string, size: Size | undefined): void => {
    if (size === undefined) {
      return;
    }
    const name = `hugepages-${page}`;
    const amount = requireSize(code, path, name, size);
    if (amount % parseQuantity(page)! !== 0n) {
      const problem = `${name} ${formatResource(name, amount)} is not a whole number of pages`;
      fail(code, path, problem, `use a multiple of ${page}`);
    }
    amounts.set(name, amount);
  };
  add('2Mi', pages.pages2Mi);
  add('1Gi', pages.pages1Gi);
  return amounts;
}

/** `requests.` in front of an extended resource's name is its quota, and the two together have a label key's length. */
const QUOTA_PREFIX = 'requests.';

/**
 * Amounts of extended resources by name, checked.
 * Source of the rules: IsExtendedResourceName in kubernetes/pkg/apis/core/helper/helpers.go
 */
export function extendedAmounts(
  code: ErrorCode,
  path: string,
  extended: Record<string, number> = {},
  least: number,
): Map<string, bigint> {
  const like = 'use whole numbers by name, like { "nvidia.com/gpu": 1 }';
  const names = Object.entries(requirePlainObject(code, path, 'extended resources', extended, like));
  return new Map(
    names.map(([name, amount]) => {
      requireExtendedName(code, path, name);
      requireInteger(code, path, `extended resource ${name}`, amount, least, Number.MAX_SAFE_INTEGER);
      return [name, wholeQuantity(amount)];
    }),
  );
}

function requireExtendedName(code: ErrorCode, path: string, name: string): void {
  const what = 'extended resource';
  if (!name.includes('/') || name.includes('kubernetes.io/') || name.startsWith(QUOTA_PREFIX)) {
    const own = name.startsWith(QUOTA_PREFIX) ? `starts with "${QUOTA_PREFIX}"` : 'has no domain of its maker';
    fail(code, path, `${what} ${show(name)} ${own}`, 'use the name that nodes report, like "nvidia.com/gpu"');
  }
  requireQualifiedName(code, path, what, name, 'nvidia.com/gpu');
  requireQualifiedName(code, path, `${what} of a quota`, `${QUOTA_PREFIX}${name}`, 'nvidia.com/gpu');
}

import { secretReasonOf } from '../private/plain-secrets';
import { FlatSetting } from './flatten';

/** Why a setting looks like a secret; undefined when it does not. The last part of its key that is no index counts. */
export function secretReason({ setting, text }: FlatSetting): string | undefined {
  const name = setting
    .split(':')
    .reverse()
    .find((part) => !/^\d+$/.test(part));
  return secretReasonOf(name ?? '', text);
}

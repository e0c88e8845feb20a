import { isPlainObject, show } from '../private/values';
import { Finding, FindingSeverity, ICheck } from './check';
import { CheckContext } from './check-context';
import { SynthesizedObject } from './synthesized-object';

/** What a check finds. One that fails, or gives what is no finding, is told as a finding itself: the others go on. */
export function askCheck(check: ICheck, objects: SynthesizedObject[], context: CheckContext): Finding[] {
  let found: unknown;
  try {
    found = check.check(objects, context);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [broken(check, `failed: ${said.split('\n')[0]}`)];
  }
  if (!Array.isArray(found)) {
    return [broken(check, `gave ${show(found)} in place of a list of findings`)];
  }
  const wrong = found.findIndex((finding) => !isFinding(finding, check.checkId));
  return wrong < 0
    ? (found as Finding[])
    : [broken(check, `gave something that is no finding of its own: ${show(found[wrong])}`)];
}

function isFinding(finding: unknown, checkId: string): boolean {
  return (
    isPlainObject(finding) &&
    finding.checkId === checkId &&
    Object.values(FindingSeverity).includes(finding.severity as FindingSeverity) &&
    [finding.path, finding.problem, finding.fix].every((text) => typeof text === 'string')
  );
}

function broken({ checkId }: ICheck, what: string): Finding {
  const problem = `the check "${checkId}" ${what}`;
  const fix = 'mend it, or suppress it with the reason until it is mended';
  return { checkId, severity: FindingSeverity.ERROR, path: '', problem, fix };
}

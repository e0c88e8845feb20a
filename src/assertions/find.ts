import { SynthesizedObject } from '../core/synthesized-object';
import { failAssertion } from '../private/errors';
import { show } from '../private/values';
import { nearest } from './nearest';

/** Objects and what messages call them as a whole. */
export interface ObjectSet {
  readonly path: string;
  readonly objects: SynthesizedObject[];
}

/** The name of an object, behind its namespace if it has one. */
export function fullName({ namespaceName, objectName }: SynthesizedObject): string {
  return namespaceName === undefined ? objectName : `${namespaceName}/${objectName}`;
}

/** Whether an object is of a kind, like `Deployment`, or `apps/v1/Deployment` where that is not enough. */
export function isOfKind({ apiVersion, kind }: SynthesizedObject, asked: string): boolean {
  return kind === asked || `${apiVersion}/${kind}` === asked;
}

function hasName(object: SynthesizedObject, asked: string): boolean {
  return object.objectName === asked || fullName(object) === asked;
}

/** What to do about a kind that is not there. */
export function kindHint({ objects }: ObjectSet, asked: string): string {
  const kinds = objects.map(({ kind }) => kind);
  return kinds.length === 0 ? 'there is nothing at all' : `there are ${nearest(asked, kinds)}`;
}

/** The only one of the objects that has a name, else a failure that says which there are. */
export function onlyOne(set: ObjectSet, what: string, found: SynthesizedObject[], name: string): SynthesizedObject {
  const named = found.filter((object) => hasName(object, name));
  if (named.length === 0) {
    const names = found.map(({ objectName }) => show(objectName));
    const fix = names.length === 0 ? kindHint(set, what) : `there are ${nearest(show(name), names)}`;
    failAssertion(set.path, `there is no ${what} ${show(name)}`, fix);
  }
  if (named.length > 1) {
    const all = named.map((object) => `${object.apiVersion}/${object.kind} ${show(fullName(object))}`).join(', ');
    const problem = `there are ${named.length} of ${what} ${show(name)}: ${all}`;
    failAssertion(set.path, problem, 'name the namespace or the version too, like "shop/web" or "apps/v1/Deployment"');
  }
  return named[0];
}

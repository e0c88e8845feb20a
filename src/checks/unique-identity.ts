import { Finding, FindingSeverity } from '../core/check';
import { isNamespaced } from '../core/namespaced';
import { SynthesizedObject } from '../core/synthesized-object';
import { Rule } from './rule';

/** What the API server knows an object by: the version of the API is no part of it. */
function identity(object: SynthesizedObject): string {
  const { apiVersion, kind, namespaceName, objectName } = object;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, isNamespaced(object) ? namespaceName : '', objectName].join(' ');
}

/** Writing the same twice does no harm, as where two charts make sure of one namespace. */
function isSame(a: SynthesizedObject, b: SynthesizedObject): boolean {
  return JSON.stringify(a.manifest) === JSON.stringify(b.manifest);
}

/** The id of a rule that is always there. */
export const UNIQUE_IDENTITY = 'unique-identity';

/** No two objects are one to the API server: the last one applied would silently replace the others. */
export class UniqueIdentity implements Rule {
  public readonly checkId = UNIQUE_IDENTITY;
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'No two objects are one to the API server.';
  public readonly reason = 'The last one applied silently replaces the others.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const first = new Map<string, SynthesizedObject>();
    return objects.flatMap((object) => {
      const other = first.get(identity(object));
      if (other === undefined) {
        first.set(identity(object), object);
        return [];
      }
      if (isSame(object, other)) {
        return [];
      }
      const where = isNamespaced(object) ? ` in the namespace ${object.namespaceName}` : '';
      return [
        {
          checkId: this.checkId,
          severity: FindingSeverity.ERROR,
          path: object.path,
          problem: `${object.kind} ${object.objectName}${where} is also written by ${other.path}, and the last one wins`,
          fix: 'give one of them another name',
        },
      ];
    });
  }
}

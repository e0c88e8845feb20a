import { IConstruct } from 'constructs';
import { ExternalModel, groupOf } from './external-model';
import { RootValidation } from './root-validation';

/** Something that a user has named in a typed option as existing. */
export interface NamedExternal {
  /** Its API version; the group counts. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** The namespace; undefined for what has none, and where it is not known. */
  readonly namespaceName?: string;
}

/**
 * Tells the checks that something exists outside the app: who names it in an option of this library's has said so, and
 * need not say it again by `Checks.of(scope).declare`.
 */
export function declareExternal(scope: IConstruct, { apiVersion, ...external }: NamedExternal): void {
  const model: ExternalModel = { apiGroup: groupOf(apiVersion), ...external };
  RootValidation.of(scope).settings.externals.push(model);
}

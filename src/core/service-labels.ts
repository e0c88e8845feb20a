import { fail } from '../private/errors';
import { isLabelValue, requireLabel, requireLabelValue } from '../private/labels';
import { requirePlainObject } from '../private/values';

/** The recommended labels' prefix. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
const RECOMMENDED = 'app.kubernetes.io/';

/** Names one Deployment: `app.kubernetes.io/instance` is the name of the object that owns the pods. */
export const INSTANCE_LABEL = `${RECOMMENDED}instance`;

/** Names all pods that serve one service, on every track; Jobs never carry it. */
export const SERVICE_LABEL = 'cdk8s-aspnetcore/service';

/** Every namespace has it. Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

const OWN = [INSTANCE_LABEL, SERVICE_LABEL];

/**
 * The labels that Kubernetes recommends, as the user may set them, and the user's own. The instance
 * label is not among them: it is the name of the object, because selectors rely on it.
 */
export interface ServiceLabels {
  /**
   * `app.kubernetes.io/name`: the name of the application.
   * @default - the service's name
   */
  readonly name?: string;

  /**
   * `app.kubernetes.io/version`: the version of the application.
   * @default - the image's tag
   */
  readonly version?: string;

  /**
   * `app.kubernetes.io/component`: the part that this plays in the architecture.
   * @default web
   */
  readonly component?: string;

  /**
   * `app.kubernetes.io/part-of`: the larger application that this is a part of.
   * @default - the id of the chart where that can be a label, else the service's name
   */
  readonly partOf?: string;

  /**
   * `app.kubernetes.io/managed-by`: the tool that manages the application.
   * @default cdk8s-aspnetcore
   */
  readonly managedBy?: string;

  /**
   * Labels of your own, by key.
   * @default - none
   */
  readonly custom?: Record<string, string>;
}

/** What the labels default to. */
export interface LabelDefaults {
  readonly name: string;
  readonly version?: string;
  readonly partOf: string;
}

/**
 * Checks labels that come from the user, and that none of them is one that selectors rely on.
 * @param what the prop that they come from, for messages
 */
export function requireUserLabels(
  path: string,
  labels: Record<string, string>,
  what = 'labels',
): Record<string, string> {
  requirePlainObject('label-invalid', path, what, labels, 'use labels by key, like { "example.com/team": "blue" }');
  for (const [key, value] of Object.entries(labels)) {
    requireLabel(path, key, value);
    if (OWN.includes(key)) {
      fail('label-invalid', path, `label ${key} is set by the library, selectors rely on it`, 'use a key of your own');
    }
  }
  return { ...labels };
}

/** The recommended labels and the user's, of one object; checked. */
export function commonLabels(
  path: string,
  instance: string,
  labels: ServiceLabels,
  defaults: LabelDefaults,
): Record<string, string> {
  const version = labels.version ?? defaults.version;
  const recommended: Record<string, string> = {
    [`${RECOMMENDED}name`]: labels.name ?? defaults.name,
    [INSTANCE_LABEL]: instance,
    ...(version === undefined ? {} : { [`${RECOMMENDED}version`]: version }),
    [`${RECOMMENDED}component`]: labels.component ?? 'web',
    [`${RECOMMENDED}part-of`]: labels.partOf ?? (isLabelValue(defaults.partOf) ? defaults.partOf : defaults.name),
    [`${RECOMMENDED}managed-by`]: labels.managedBy ?? 'cdk8s-aspnetcore',
  };
  Object.keys(recommended).forEach((key) => requireLabelValue(path, key, recommended[key]));
  return { ...recommended, ...requireUserLabels(path, labels.custom ?? {}, 'labels.custom') };
}

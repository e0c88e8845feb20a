/**
 * Fields of a container that Kubernetes has since 1.28 or later. The serialisers of cdk8s-plus-27 drop
 * them without a word, so they are laid over what the serialisers give. Whoever sets one has asked the
 * cluster profile's version first.
 */
export interface NewerContainerFields {
  /**
   * `Always` makes an init container a native sidecar (Kubernetes 1.29).
   * @default - none
   */
  readonly restartPolicy?: string;

  /**
   * Seconds that the kubelet waits before it sends SIGTERM, without a shell in the image (Kubernetes 1.30).
   * @default - none
   */
  readonly preStopSleepSeconds?: number;

  /**
   * The type of the AppArmor profile, such as `RuntimeDefault` (Kubernetes 1.30).
   * @default - none
   */
  readonly appArmorProfileType?: string;
}

type Json = Record<string, unknown>;

function overlay(container: Json, fields: NewerContainerFields): Json {
  const { restartPolicy, preStopSleepSeconds, appArmorProfileType } = fields;
  return {
    ...container,
    ...(restartPolicy !== undefined && { restartPolicy }),
    ...(preStopSleepSeconds !== undefined && {
      lifecycle: { ...(container.lifecycle as Json), preStop: { sleep: { seconds: preStopSleepSeconds } } },
    }),
    ...(appArmorProfileType !== undefined && {
      securityContext: { ...(container.securityContext as Json), appArmorProfile: { type: appArmorProfileType } },
    }),
  };
}

/** A serialised pod spec with the newer fields of its containers. */
export function withNewerFields(podSpec: Json, fields: Record<string, NewerContainerFields>): Json {
  const lay = (containers: unknown) =>
    (containers as Json[] | undefined)?.map((container) => {
      const own = fields[container.name as string] as NewerContainerFields | undefined;
      return own ? overlay(container, own) : container;
    });
  return { ...podSpec, containers: lay(podSpec.containers), initContainers: lay(podSpec.initContainers) };
}

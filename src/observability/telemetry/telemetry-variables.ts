import { EnvironmentVariable } from '../../core/environment';
import { PodDraft } from '../../core/pod-draft';
import { ServiceContext } from '../../core/service-context';
import { INSTANCE_LABEL } from '../../core/service-labels';
import { OtlpProtocol } from './otlp-protocol';
import { attributeList, versionOf } from './resource-attributes';
import { TelemetrySignal } from './telemetry-options';
import { TelemetrySettings, turnedOff } from './telemetry-settings';

/** A variable, before it is said who asks for it. */
export type TelemetryVariable = Omit<EnvironmentVariable, 'origin'>;

/** Where telemetry goes, and what that URL refers to. */
export interface TelemetryTarget {
  readonly endpoint: string;
  readonly protocol: OtlpProtocol;
  readonly variables?: EnvironmentVariable[];
  /** What is taken there; all signals where nobody knows. */
  readonly signals?: TelemetrySignal[];
}

/** What only the kubelet knows, by the variable that tells it. */
const FIELDS: Record<string, string> = {
  K8S_NAMESPACE_NAME: 'metadata.namespace',
  K8S_POD_NAME: 'metadata.name',
  K8S_POD_UID: 'metadata.uid',
  K8S_NODE_NAME: 'spec.nodeName',
};

/**
 * All variables of one track's main container. `$(NAME)` is expanded only where NAME comes before.
 * Source: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function telemetryVariables(
  context: ServiceContext,
  pod: PodDraft,
  settings: TelemetrySettings,
  target: TelemetryTarget | undefined,
): TelemetryVariable[] {
  const knowsNamespace = context.namespaceName !== undefined;
  const fields = Object.entries(FIELDS)
    .filter(([name]) => !(knowsNamespace && name === 'K8S_NAMESPACE_NAME'))
    .map(([name, fieldPath]) => ({ name, valueFrom: { fieldRef: { fieldPath } } }));
  return [
    ...fields,
    { name: 'OTEL_SERVICE_NAME', value: context.serviceName },
    { name: 'OTEL_RESOURCE_ATTRIBUTES', value: resourceAttributes(context, pod, settings) },
    ...targetVariables(target),
    ...settings.variables,
    ...refusedSignals(settings, target).map(turnedOff),
  ];
}

/** Source: https://opentelemetry.io/docs/specs/semconv/non-normative/k8s-attributes/ (service.instance.id and others). */
function resourceAttributes(context: ServiceContext, pod: PodDraft, settings: TelemetrySettings): string {
  const { path, namespaceName = '$(K8S_NAMESPACE_NAME)' } = context;
  const known: Record<string, string | undefined> = {
    'service.namespace': namespaceName,
    'service.version': versionOf(path, pod.main.image),
    'service.instance.id': `${namespaceName}.$(K8S_POD_NAME).${pod.main.name}`,
    'k8s.namespace.name': namespaceName,
    'k8s.pod.name': '$(K8S_POD_NAME)',
    'k8s.pod.uid': '$(K8S_POD_UID)',
    'k8s.node.name': '$(K8S_NODE_NAME)',
    'k8s.deployment.name': deploymentOf(context, pod),
    'k8s.container.name': pod.main.name,
  };
  return attributeList(Object.entries({ ...known, ...settings.attributes }));
}

/** The Deployment of a track, unless something else owns its pods. */
function deploymentOf({ intent }: ServiceContext, pod: PodDraft): string | undefined {
  const track = intent.tracks.find(({ trackName }) => trackName === pod.trackName);
  return track?.controller === undefined ? pod.selector[INSTANCE_LABEL] : undefined;
}

/** The signals that the service would send, and that nobody takes. */
export function refusedSignals({ signals }: TelemetrySettings, target: TelemetryTarget | undefined): TelemetrySignal[] {
  const taken = target?.signals ?? signals;
  return signals.filter((signal) => !taken.includes(signal));
}

function targetVariables(target: TelemetryTarget | undefined): TelemetryVariable[] {
  return target === undefined
    ? []
    : [
        ...(target.variables ?? []),
        { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: target.endpoint },
        { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: target.protocol },
      ];
}

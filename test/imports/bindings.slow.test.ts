import { Yaml } from 'cdk8s';
import * as fs from 'fs';
import * as path from 'path';
import * as verticalpodautoscaler from '../../imports/autoscaling.k8s.io';
import * as argorollouts from '../../imports/argoproj.io';
import * as certmanager from '../../imports/cert-manager.io';
import * as gatewayapi from '../../imports/gateway.networking.k8s.io';
import * as grafana from '../../imports/grafana.integreatly.org';
import * as keda from '../../imports/keda.sh';
import * as prometheusoperator from '../../imports/monitoring.coreos.com';
import * as traefik from '../../imports/traefik.io';

const CRDS = path.join(__dirname, '..', '..', 'crds');

/** What renders a manifest of each definition; ExternalSecret has a test of its own. */
const RENDER: Record<string, (props: any) => any> = {
  'argoproj.io_analysistemplates.yaml': (props) => argorollouts.AnalysisTemplate.manifest(props),
  'argoproj.io_rollouts.yaml': (props) => argorollouts.Rollout.manifest(props),
  'autoscaling.k8s.io_verticalpodautoscalers.yaml': (props) =>
    verticalpodautoscaler.VerticalPodAutoscaler.manifest(props),
  'cert-manager.io_certificates.yaml': (props) => certmanager.Certificate.manifest(props),
  'cert-manager.io_clusterissuers.yaml': (props) => certmanager.ClusterIssuer.manifest(props),
  'cert-manager.io_issuers.yaml': (props) => certmanager.Issuer.manifest(props),
  'gateway.networking.k8s.io_gateways.yaml': (props) => gatewayapi.Gateway.manifest(props),
  'gateway.networking.k8s.io_grpcroutes.yaml': (props) => gatewayapi.GrpcRoute.manifest(props),
  'gateway.networking.k8s.io_httproutes.yaml': (props) => gatewayapi.HttpRoute.manifest(props),
  'gateway.networking.k8s.io_referencegrants.yaml': (props) => gatewayapi.ReferenceGrant.manifest(props),
  'grafana.integreatly.org_grafanadashboards.yaml': (props) => grafana.GrafanaDashboard.manifest(props),
  'keda.sh_scaledobjects.yaml': (props) => keda.ScaledObject.manifest(props),
  'keda.sh_triggerauthentications.yaml': (props) => keda.TriggerAuthentication.manifest(props),
  'monitoring.coreos.com_podmonitors.yaml': (props) => prometheusoperator.PodMonitor.manifest(props),
  'monitoring.coreos.com_prometheusrules.yaml': (props) => prometheusoperator.PrometheusRule.manifest(props),
  'monitoring.coreos.com_servicemonitors.yaml': (props) => prometheusoperator.ServiceMonitor.manifest(props),
  'traefik.io_ingressroutes.yaml': (props) => traefik.IngressRoute.manifest(props),
  'traefik.io_middlewares.yaml': (props) => traefik.Middleware.manifest(props),
  'traefik.io_traefikservices.yaml': (props) => traefik.TraefikService.manifest(props),
};

/** How TypeScript spells what an API writes in capitals. */
const SPELLED: Record<string, string> = {
  accessKeyID: 'accessKeyId',
  azureDNS: 'azureDns',
  clientID: 'clientId',
  cloudDNS: 'cloudDns',
  excludedIPs: 'excludedIPs',
  gatewayHTTPRoute: 'gatewayHttpRoute',
  hostedZoneID: 'hostedZoneId',
  isCA: 'isCa',
  resourceID: 'resourceId',
  subscriptionID: 'subscriptionId',
  tenantID: 'tenantId',
};

/** A value of a schema with every field set, under the names of the API or of the binding. */
function sample(schema: any, spell: (name: string) => string, intOrString: (value: string) => unknown): any {
  if (schema['x-kubernetes-int-or-string']) {
    return intOrString('1m');
  }
  if (schema.enum) {
    return schema.enum[0];
  }
  const below = (child: any) => sample(child, spell, intOrString);
  const entries = Object.entries<any>(schema.properties ?? {});
  const values: Record<string, () => unknown> = {
    array: () => [below(schema.items)],
    boolean: () => true,
    integer: () => 7,
    object: () =>
      schema.additionalProperties
        ? { key: below(schema.additionalProperties) }
        : Object.fromEntries(entries.map(([name, child]) => [spell(name), below(child)])),
    string: () => 'text',
  };
  return values[schema.type]();
}

test('every definition is tested', () => {
  const tested = [...Object.keys(RENDER), 'external-secrets.io_externalsecrets.yaml'].sort();
  expect(tested).toEqual(fs.readdirSync(CRDS).sort());
});

test.each(Object.keys(RENDER))('%s: the binding writes every field under its own name', (file) => {
  const [crd] = Yaml.load(path.join(CRDS, file));
  const [version] = crd.spec.versions;
  const { spec } = version.schema.openAPIV3Schema.properties;
  const spelled = sample(spec, (name) => SPELLED[name] ?? name, (value) => traefik.MiddlewareSpecRateLimitPeriod.fromString(value));
  const metadata = { name: 'web' };
  expect(RENDER[file]({ metadata, spec: spelled })).toStrictEqual({
    apiVersion: `${crd.spec.group}/${version.name}`,
    kind: crd.spec.names.kind,
    metadata,
    spec: sample(
      spec,
      (name) => name,
      (value) => value,
    ),
  });
});

import { ApiObject, Chart } from 'cdk8s';
import { App, ClusterProfile } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { testApp } from '../support/manifests';

type Json = Record<string, any>;

/** An app with a chart `shop` in the namespace of its name. */
export function shopOf(build: (chart: Chart) => void): App {
  const app = testApp({
    cluster: ClusterProfile.managed({
      addons: ['ingress-nginx', 'cert-manager', 'gateway-api', 'keda', 'external-secrets'],
      gatewayClassName: 'envoy',
    }),
  });
  build(new Chart(app, 'shop', { namespace: 'shop' }));
  return app;
}

/** What the rules on references say of an app: severity and problem. */
export function referencesOf(app: App): string[] {
  const validation = RootValidation.of(app);
  return validation
    .examine(validation.render())
    .findings.filter(({ checkId }) => checkId.startsWith('reference-'))
    .map(({ severity, problem }) => `${severity}: ${problem}`);
}

/** The same of raw manifests; `apiVersion kind name` is the id of each. */
export function foundIn(manifests: Json[]): string[] {
  return referencesOf(
    shopOf((chart) => {
      // The App installs the checks; the chart's namespace is that of what names none.
      manifests.forEach((manifest, index) => new ApiObject(chart, `${index}`, manifest as never));
    }),
  );
}

/** A Pod with one container `web`. */
export function pod(spec: Json, container: Json = {}, kind = 'Deployment'): Json {
  const podSpec = { ...spec, containers: [{ name: 'web', image: 'registry.example.com/web:1', ...container }] };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: podSpec },
    },
  };
}

/** A raw object of the core API. */
export function core(kind: string, name: string, more: Json = {}): Json {
  return { apiVersion: 'v1', kind, metadata: { name }, ...more };
}

/** An environment that takes the key of a Secret. */
export function secretEnv(name: string, key: string): Json {
  return { env: [{ name: 'X', valueFrom: { secretKeyRef: { name, key } } }] };
}

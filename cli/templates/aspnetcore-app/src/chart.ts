import { Chart } from 'cdk8s';
import { App, AspNetCoreService, ClusterProfile, ImageSource, TenantNamespace } from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';

/** All that is on the cluster for {{ name }}. */
export class ServiceChart extends Chart {
  readonly service: AspNetCoreService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: '{{ namespace }}' });
    new TenantNamespace(this, 'namespace');
    this.service = new AspNetCoreService(this, '{{ name }}', {
      image: '{{ image }}',
      imageSource: ImageSource.{{ imageSource }}(),
      port: {{ port }},
    });
  }
}

/** What src/main.ts writes, and what the tests look at. */
export function buildApp(): App {
  const app = new App({ cluster: ClusterProfile.{{ cluster }}({{ clusterOptions }}) });
  new ServiceChart(app, '{{ name }}');
  return app;
}

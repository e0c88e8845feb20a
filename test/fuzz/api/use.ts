import { Chart } from 'cdk8s';
import * as api from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';
import { call, parametersWith, Place, placesOf } from './calls';
import { Samples } from './samples';
import { Api, Callable, Shape } from './types';

/** What a class stands for where another one is asked for. */
const STANDS_FOR: Record<string, string> = {
  AcmeIssuer: 'IIssuer',
  CaIssuer: 'IIssuer',
  GatewayReference: 'IGateway',
  HttpGateway: 'IGateway',
  Issuer: 'IIssuer',
  NginxIngress: 'IngressController',
  SelfSignedIssuer: 'IIssuer',
  ServiceEndpoint: 'IConnectable',
  TraefikIngress: 'IngressController',
};

const CONSTRUCTS = ['AspNetCoreService', 'Migration', 'TenantNamespace', 'TelemetryCollector', 'ResourceQuota'];

/** A cluster that has all that anybody may ask for. */
const EVERYTHING = api.ClusterProfile.managed({
  kubernetesVersion: '1.36',
  addons: [
    ...['argo-rollouts', 'cert-manager', 'external-secrets', 'gateway-api', 'grafana-operator', 'keda'],
    ...['metrics-adapter', 'metrics-server', 'opentelemetry-operator', 'prometheus-operator', 'traefik'],
    'vertical-pod-autoscaler',
  ],
  gatewayClassName: 'envoy',
  priorityClasses: ['gold'],
});

const IMAGE = { image: 'registry.example.com/shop/web:1.2.3' };

/** An app to be wrong in, and the ways from each value to it. */
export class Workshop {
  public readonly places: Place[];
  private readonly samples: Samples;
  private readonly wayOut = new Map<string, Place | undefined>();

  public constructor(private readonly api: Api) {
    this.samples = new Samples(api);
    this.places = placesOf(api);
  }

  /** Calls with a value at a place, uses what comes of it, and gives the app. */
  public attempt(place: Place, value: unknown, outdir: string): api.App {
    const app = new api.App({ cluster: EVERYTHING, outdir });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const scope = () => chart as Construct;
    const parameters = parametersWith(this.api, this.samples, place, value, scope);
    const called = this.filled(place.callable, parameters);
    const product = call(place.callable, called, () => this.receiver(place.callable.owner, chart));
    this.use(place.callable, product, chart);
    return app;
  }

  /** A right value for a place. */
  public right(place: Place): unknown {
    const name = place.members.filter((member) => !['0', 'a'].includes(member)).pop();
    const slot = { name: name ?? place.callable.slots[place.index].name, shape: place.shape, optional: false };
    const chart = new Chart(new api.App({ cluster: EVERYTHING }), 'samples', { namespace: 'shop' });
    return this.samples.of(slot, () => chart);
  }

  /** Services are given what releases and objectives need. */
  private filled({ owner, method }: Callable, parameters: unknown[]): unknown[] {
    if (owner !== 'AspNetCoreService' || method !== undefined || typeof parameters[2] !== 'object') {
      return parameters;
    }
    const gateway = api.GatewayReference.of({ name: 'shared' });
    const more = {
      exposure: api.Exposure.gateway({ gateway, hosts: ['shop.example.com'], controllerNamespace: 'gateways' }),
      metrics: api.Metrics.prometheus(),
      scaling: api.Scaling.replicas(2),
    };
    const [first, second, props] = parameters;
    return props === null || Array.isArray(props) ? parameters : [first, second, { ...more, ...props }];
  }

  private receiver(owner: string, chart: Chart): unknown {
    const service = () => new api.AspNetCoreService(chart, 'receiver', IMAGE);
    const known: Record<string, () => unknown> = {
      ServiceBase: service,
      WebService: service,
      ServiceEndpoint: () => service().endpoint,
      CheckContext: () => api.CheckContext.empty(),
      Checks: () => api.Checks.of(chart),
      ClusterProfile: () => EVERYTHING,
      KubernetesVersion: () => api.KubernetesVersion.of('1.30'),
      Manifest: () => {
        service();
        return api.Manifest.fromChart(chart);
      },
      Prerequisites: () => api.Prerequisites.of(chart),
      TelemetryCollector: () =>
        new api.TelemetryCollector(chart, 'receiver', { exporters: [api.TelemetryExporter.debug()] }),
    };
    return known[owner]?.();
  }

  /** Gives a value to who asks for one of its class, and so on until it is in a construct. */
  private use({ owner, method, isStatic }: Callable, product: unknown, chart: Chart): void {
    if (method !== undefined && !isStatic) {
      return;
    }
    if (owner === 'ClusterProfile' && product instanceof api.ClusterProfile) {
      const other = new Chart(new api.App({ cluster: product }), 'c');
      new api.AspNetCoreService(other, 'web', { ...IMAGE, exposure: api.Exposure.headless() });
      return;
    }
    const next = this.wayFrom(owner);
    if (next && !(product instanceof Construct && !STANDS_FOR[owner])) {
      const scope = () => chart as Construct;
      const parameters = parametersWith(this.api, this.samples, next, product, scope);
      const made = call(next.callable, this.filled(next.callable, parameters), () =>
        this.receiver(next.callable.owner, chart),
      );
      this.use(next.callable, made, chart);
    }
  }

  /** The nearest place that takes values of a class. */
  private wayFrom(owner: string): Place | undefined {
    if (!this.wayOut.has(owner)) {
      const names = [owner, STANDS_FOR[owner]];
      const takes = (shape: Shape) => 'name' in shape && names.includes(shape.name);
      const taking = this.places.filter(
        ({ callable, shape }) => takes(shape) && callable.owner !== owner && callable.owner !== 'HelloAspNetCore',
      );
      const rank = ({ callable, members }: Place) =>
        (CONSTRUCTS.includes(callable.owner) ? CONSTRUCTS.indexOf(callable.owner) : 10) + members.length / 10;
      const [best] = taking.sort((a, b) => rank(a) - rank(b));
      const capability = this.places.find(
        ({ callable }) => callable.owner === 'ServiceBase' && callable.method === 'use',
      );
      const isCapability = 'bind' in ((api as any)[owner]?.prototype ?? {});
      this.wayOut.set(owner, best ?? (isCapability ? capability : undefined));
    }
    return this.wayOut.get(owner);
  }
}

import { Chart, Duration, Size } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import * as api from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';
import { Api, Callable, Shape, Slot } from './types';

/** Texts that are right, by the names of what they are for. */
const TEXTS: Record<string, string> = {
  active: 'blue',
  address: 'http://prometheus.monitoring:9090',
  algorithm: 'RSA',
  apiVersion: 'apps/v1',
  appProtocol: 'http',
  bad: 'sum(rate(bad{{{selector}}}[{{window}}]))',
  checkId: 'image-tag',
  cidr: '10.0.0.0/8',
  commit: '0123456',
  directoryUrl: 'https://acme.example.com/directory',
  dotnetVersion: '8.0',
  email: 'ops@example.com',
  end: '0 18 * * *',
  endpoint: 'http://otel.telemetry.svc:4318',
  grpcMethod: 'Get',
  grpcService: 'shop.Orders',
  host: 'db.example.com',
  hostHeader: 'shop.example.com',
  image: 'registry.example.com/shop/web:1.2.3',
  ip: '10.0.0.10',
  kind: 'Deployment',
  kubernetesVersion: '1.33',
  livePath: '/live',
  directory: '/var/log',
  mountPath: '/data',
  operator: 'Exists',
  path: '/api',
  prefix: 'a',
  protocol: 'TCP',
  query: 'sum(up)',
  refresh: '30s',
  roleArn: 'arn:aws:iam::123456789012:role/shop',
  runbookUrl: 'https://runbooks.example.com/a',
  serverAddress: 'http://prometheus.monitoring:9090',
  setting: 'Orders:Address',
  start: '0 8 * * *',
  successCondition: 'result[0] < 1',
  failureCondition: 'result[0] > 1',
  timeZone: 'Europe/Berlin',
  timezone: 'utc',
  timestampFormat: 'HH:mm:ss ',
  total: 'sum(rate(all{{{selector}}}[{{window}}]))',
};

const TEXT_ENDINGS: [ending: RegExp, text: string][] = [
  [/host(Name)?s?$/i, 'a.example.com'],
  [/(path|replacePrefix)$/i, '/api'],
  [/cidrs?$|sourceRanges$/i, '10.0.0.0/8'],
  [/origins$/, 'https://example.com'],
  [/methods$/, 'GET'],
  [/Setting$/, 'ConnectionStrings:Shop'],
  [/bootstrapServers/, 'kafka:9092'],
  [/nameservers/, '10.0.0.10'],
  [/image$/i, 'registry.example.com/tools/helper:1.2.3'],
  [/capabilities$/i, 'NET_BIND_SERVICE'],
  [/crds$/, 'certificates.cert-manager.io'],
  [/addons$/, 'keda'],
  [/priorityClass/, 'gold'],
];

const NUMBERS: Record<string, number> = { bits: 384, max: 5, percentile: 99, port: 8081, userId: 12000, minor: 30 };

const AMOUNTS: Record<string, () => unknown> = {
  Duration: () => Duration.seconds(30),
  Size: () => Size.mebibytes(64),
  Cpu: () => plus.Cpu.millis(100),
};

/** Makes right values of what the API takes. */
export class Samples {
  private ids = 0;

  public constructor(private readonly api: Api) {}

  /** What is right for a parameter or a member. */
  public of({ name, shape }: Slot, scope: () => Construct, owner = ''): unknown {
    return this.value(shape, name, scope, owner);
  }

  /** The parameters of a call, without those that may be left out. */
  public parameters({ slots, owner }: Callable, scope: () => Construct): unknown[] {
    return slots.filter(({ optional }) => !optional).map((slot) => this.of(slot, scope, owner));
  }

  /** A struct with the members that it must have, and some more. */
  public struct(name: string, scope: () => Construct, more: Record<string, unknown> = {}): Record<string, unknown> {
    const slots = this.api.structs.get(name) ?? [];
    const required = slots.filter(({ optional }) => !optional);
    return { ...Object.fromEntries(required.map((slot) => [slot.name, this.of(slot, scope, name)])), ...more };
  }

  private value(shape: Shape, name: string, scope: () => Construct, owner: string): unknown {
    switch (shape.kind) {
      case 'string':
        // Each construct has an id of its own.
        return name === 'id'
          ? `a${(this.ids += 1)}`
          : (TEXTS[name] ?? TEXT_ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? 'a');
      case 'number':
        return NUMBERS[name] ?? (/percent$/i.test(name) ? 50 : /port$/i.test(name) ? 8081 : 1);
      case 'boolean':
        return true;
      case 'list':
        return [this.value(shape.element, name, scope, owner)];
      case 'map':
        return { a: this.value(shape.element, name, scope, owner) };
      case 'struct':
        return this.struct(shape.name, scope);
      case 'enum':
        return Object.values(((api as any)[shape.name] ?? (plus as any)[shape.name]) as object)[0];
      case 'any':
        return { a: 'b' };
      default:
        return this.instance(shape.name, scope);
    }
  }

  private instance(name: string, scope: () => Construct): unknown {
    const known: Record<string, () => unknown> = {
      ...AMOUNTS,
      ApiObject: () => new api.WebService(scope(), `scaled${(this.ids += 1)}`, { image: TEXTS.image }).deployment,
      Chart: () => Chart.of(scope()),
      Construct: scope,
      IConstruct: scope,
      ICapability: () => api.VerticalRecommendations.of(),
      IConnectable: () => new api.WebService(scope(), `server${(this.ids += 1)}`, { image: TEXTS.image }),
      IGateway: () => api.GatewayReference.of({ name: 'shared' }),
      IIssuer: () => api.Issuer.cluster('letsencrypt'),
      IngressController: () => api.TraefikIngress.of({}),
      MetricSource: () => api.Metric.cpu({ targetPercent: 50 }),
      Slo: () => api.Slo.availability(99.9),
    };
    if (known[name]) {
      return known[name]();
    }
    const factory = this.api.callables.find(({ owner, isStatic }) => owner === name && isStatic);
    return factory && (api as any)[name][factory.method!](...this.parameters(factory, scope));
  }
}

import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { AppSettings, AspNetCoreService, AspNetCoreServiceProps, ContainerResources, Secrets } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function service(props: Partial<AspNetCoreServiceProps> = {}): AspNetCoreService {
  return new AspNetCoreService(new Chart(Testing.app(), 'shop'), 'web', { image: 'web:1', ...props });
}

function envOf(props: Partial<AspNetCoreServiceProps>): Record<string, string> {
  const [container] = manifestOf(service(props), 'Deployment').spec.template.spec.containers;
  return Object.fromEntries(container.env.map((entry: { name: string; value: string }) => [entry.name, entry.value]));
}

const SHUTDOWN = { ASPNETCORE_SHUTDOWNTIMEOUTSECONDS: '30' };
const URL = { ...SHUTDOWN, ASPNETCORE_URLS: 'http://+:8080' };
const PORT = { ...SHUTDOWN, ASPNETCORE_HTTP_PORTS: '8080' };
const HEAP = { COMPlus_GCHeapHardLimit: '0xC000000' };

test.each<[string | undefined, Record<string, string>]>([
  [undefined, { ...URL, ...HEAP, COMPlus_EnableDiagnostics: '0', DOTNET_EnableDiagnostics: '0' }],
  ['netcoreapp3.1', { ...URL, ...HEAP, COMPlus_EnableDiagnostics: '0' }],
  ['5.0', { ...URL, COMPlus_EnableDiagnostics: '0' }],
  ['net6.0', { ...URL, DOTNET_EnableDiagnostics: '0' }],
  ['8', { ...PORT, DOTNET_EnableDiagnostics: '0' }],
  ['10.0', { ...PORT, DOTNET_EnableDiagnostics: '0' }],
])('.NET %s gets the settings that it reads', (dotnetVersion, env) => {
  expect(envOf({ dotnetVersion, runtime: { diagnostics: false } })).toEqual(env);
});

test('diagnostics stay on by default, with their socket in /tmp', () => {
  const pod = manifestOf(service({ dotnetVersion: '8.0' }), 'Deployment').spec.template.spec;
  expect(pod.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }]);
  expect(pod.containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  expect(envOf({ dotnetVersion: '8.0' })).toEqual(PORT);
});

test('the heap limit is three quarters of the memory limit', () => {
  const resources = ContainerResources.of({ memory: { limit: Size.gibibytes(1) } });
  expect(envOf({ dotnetVersion: '3.1', resources })).toMatchObject({ COMPlus_GCHeapHardLimit: '0x30000000' });
});

test.each([
  [Cpu.millis(250), '1'],
  [Cpu.millis(1001), '2'],
  [Cpu.units(2), '2'],
])('without a CPU limit, %j is rounded up to %s processors', (request, processors) => {
  const resources = ContainerResources.of({ cpu: { request } });
  expect(envOf({ dotnetVersion: '8.0', resources })).toEqual({ ...PORT, DOTNET_PROCESSOR_COUNT: processors });
});

test("a user's own runtime setting wins over the default", () => {
  const resources = ContainerResources.of({ cpu: { request: Cpu.units(1) } });
  const env = { DOTNET_PROCESSOR_COUNT: '4' };
  expect(envOf({ dotnetVersion: '8.0', resources, env })).toEqual({ ...PORT, DOTNET_PROCESSOR_COUNT: '4' });
});

test.each([
  [{ ASPNETCORE_HTTP_PORTS: '8080' }, { ASPNETCORE_HTTP_PORTS: '8080' }],
  [{ ASPNETCORE_URLS: 'http://+:8080;http://+:9090' }, { ASPNETCORE_URLS: 'http://+:8080;http://+:9090' }],
  [{ URLS: 'http://*:9090; http://*:8080/' }, { URLS: 'http://*:9090; http://*:8080/', ASPNETCORE_HTTP_PORTS: '8080' }],
  [{ Dotnet_Urls: 'http://+:8080' }, { Dotnet_Urls: 'http://+:8080', ASPNETCORE_HTTP_PORTS: '8080' }],
  [{ http_ports: '9090; 8080 ' }, { http_ports: '9090; 8080 ', ASPNETCORE_HTTP_PORTS: '8080' }],
  [{ DOTNET_HTTP_PORTS: '8080' }, { DOTNET_HTTP_PORTS: '8080', ASPNETCORE_HTTP_PORTS: '8080' }],
  [
    { Kestrel__Endpoints__A__Url: 'http://+:9090', Kestrel__Endpoints__B__Url: 'http://+:8080' },
    {
      Kestrel__Endpoints__A__Url: 'http://+:9090',
      Kestrel__Endpoints__B__Url: 'http://+:8080',
      ASPNETCORE_HTTP_PORTS: '8080',
    },
  ],
])('%j agrees with the port and stays', (env, expected) => {
  expect(envOf({ dotnetVersion: '8.0', env })).toEqual({ ...SHUTDOWN, ...expected });
});

test.each<[Record<string, string>, string]>([
  [
    { ASPNETCORE_HTTP_PORTS: '8080', ASPNETCORE_URLS: 'http://+:8080' },
    'both ASPNETCORE_HTTP_PORTS (from the prop env) and ASPNETCORE_URLS (from the prop env) are set; leave both out and set the prop port',
  ],
  [
    { ASPNETCORE_URLS: 'http://+:5000' },
    'ASPNETCORE_URLS "http://+:5000" (from the prop env) does not listen on the port 8080; leave it out and set the prop port',
  ],
  [
    { ASPNETCORE_URLS: 'http://+' },
    'ASPNETCORE_URLS "http://+" (from the prop env) does not listen on the port 8080; leave it out and set the prop port',
  ],
  [
    { aspnetcore_http_ports: '9090' },
    'aspnetcore_http_ports "9090" (from the prop env) does not listen on the port 8080; leave it out and set the prop port',
  ],
  ...(
    [
      ['URLS', 'http://+:5000'],
      ['urls', 'https://+'],
      ['DOTNET_URLS', 'http://localhost:5000/'],
      ['HTTP_PORTS', '5000;80800'],
      ['DOTNET_HTTP_PORTS', ''],
      ['KESTREL__ENDPOINTS__Http__URL', 'http://*:5000'],
    ] as const
  ).map(([name, value]): [Record<string, string>, string] => [
    { [name]: value },
    `${name} "${value}" (from the prop env) does not listen on the port 8080; leave it out and set the prop port`,
  ]),
  [
    { Kestrel__Endpoints__A__Url: 'http://+:5000', Kestrel__Endpoints__B__Url: 'http://+:5001' },
    'Kestrel__Endpoints__A__Url "http://+:5000" (from the prop env) and Kestrel__Endpoints__B__Url "http://+:5001" ' +
      '(from the prop env) do not listen on the port 8080; leave them out and set the prop port',
  ],
])('%j is refused at construction', (env, message) => {
  expect(messageOf(() => service({ env }))).toBe(`shop/web: ${message}`);
});

test.each<[object, string]>([
  [{ Urls: 'http://+:5000' }, 'Urls "http://+:5000"'],
  [{ Kestrel: { Endpoints: { Http: { Url: 'http://+:5000' } } } }, 'Kestrel__Endpoints__Http__Url "http://+:5000"'],
])('the settings %j are refused at construction', (settings, who) => {
  expect(messageOf(() => service({ appSettings: AppSettings.of(settings) }))).toBe(
    `shop/web: ${who} (from AppSettings) does not listen on the port 8080; leave it out and set the prop port`,
  );
});

test('an endpoint whose URL comes from a Secret is for the cluster to know', () => {
  const secrets = [Secrets.fromSecret('urls', { keys: { url: 'Kestrel:Endpoints:Http:Url' } })];
  expect(messageOf(() => service({ secrets }))).toBe('(nothing was thrown)');
});

test.each(['', 'latest', '1.1', 'net', 'v8'])('.NET version %j is refused', (dotnetVersion) => {
  expect(messageOf(() => service({ dotnetVersion }))).toBe(
    `shop/web: .NET version ${JSON.stringify(dotnetVersion)} is not valid; use one like "8.0" or "net8.0", or leave it out for settings that work on all`,
  );
});

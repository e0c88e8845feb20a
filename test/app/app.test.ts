import { ApiObject, App as PlainApp, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import {
  App,
  AppProps,
  AspNetCoreService,
  ClusterProfile,
  Finding,
  FindingSeverity,
  HelloAspNetCore,
  ResourceQuota,
  Scaling,
  TenantNamespace,
  WebService,
} from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { messageOf, testApp } from '../support/manifests';

function build(app: PlainApp): void {
  new HelloAspNetCore(app, 'kubernetes-hello', { cluster: ClusterProfile.minikube() });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new TenantNamespace(shop, 'tenant', { name: 'shop' });
  new AspNetCoreService(shop, 'web', { image: 'registry.example.com/web:1', scaling: Scaling.replicas(2) });
  new Chart(app, 'empty');
}

function filesBelow(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    names
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

test.each([
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
])('writes what cdk8s writes, byte for byte (output type %#)', (yamlOutputType) => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'plain-'));
  const [plain, ours] = [new PlainApp({ outdir, yamlOutputType }), testApp({ yamlOutputType })];
  [plain, ours].forEach(build);
  plain.synth();
  ours.synth();
  expect(filesBelow(ours.outdir)).toEqual(filesBelow(plain.outdir));
});

function broken(props: AppProps = {}): App {
  const app = testApp(props);
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new WebService(shop, 'web', { image: 'web:1' });
  new ResourceQuota(shop, 'quota', { pods: 1 });
  new TenantNamespace(shop, 'late', { name: 'shop' });
  const mine = new Construct(shop, 'mine');
  mine.node.addValidation({ validate: () => ['the moon is full'] });
  app.node.addValidation({ validate: () => ['app: it rains; take an umbrella'] });
  return app;
}

const PROBLEMS = [
  'shop/web/service-account: ServiceAccount web is written before its namespace shop; construct shop/late first [namespace-first]',
  'shop/quota: pods 1 is less than the 2 that its pods need (web 1 pod, and 1 while an update rolls); raise pods to 2, or let web stop during updates, by Delivery.recreate() [quota-fits]',
  'app: it rains; take an umbrella',
  'shop/mine: the moon is full',
];

test('all findings come together, and nothing is written', () => {
  const app = broken();
  expect(messageOf(() => app.synth())).toBe(
    ['synth found 4 problems, nothing was written:', ...PROBLEMS.map((line) => `  ${line}`)].join('\n'),
  );
  expect(fs.existsSync(app.outdir)).toBe(false);
});

test('a plain cdk8s app has the same checks', () => {
  const app = new PlainApp({ outdir: testApp().outdir });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new WebService(shop, 'web', { image: 'web:1' });
  new ResourceQuota(shop, 'quota', { pods: 1 });
  expect(messageOf(() => app.synth())).toContain(PROBLEMS[1]);
});

test('a warning of a check of your own is kept, an error stops synth', () => {
  const app = testApp();
  const finding: Finding = {
    checkId: 'mine',
    severity: FindingSeverity.WARNING,
    path: 'shop',
    problem: 'it rains',
    fix: 'take an umbrella',
  };
  RootValidation.of(app).add([{ checkId: 'mine', check: () => [finding] }]);
  app.synth();
  expect(app.findings).toEqual([finding]);
});

test('a patch reaches fields that Kubernetes 1.27 does not have', () => {
  const app = testApp();
  const web = new WebService(new Chart(app, 'shop'), 'web', { image: 'web:1' });
  web.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/resources', { limits: { cpu: '1' } }));
  expect(web.deployment.toJson().spec.template.spec.resources).toEqual({ limits: { cpu: '1' } });
});

test('the summary stays within fifteen lines, however many charts', () => {
  const app = testApp({ cluster: ClusterProfile.kind() });
  for (let index = 10; index < 40; index += 1) {
    new ApiObject(new Chart(app, `c${index}`), 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } });
  }
  new HelloAspNetCore(app, 'kubernetes-hello');
  app.synth();
  const lines = app.summary().split('\n');
  expect(lines).toHaveLength(15);
  expect(lines.slice(6)).toEqual([
    expect.stringMatching(/c15\.k8s\.yaml/),
    '  and 25 more files',
    '',
    'Next, on kind:',
    '  kind load docker-image hello_asp_net_core:latest',
    expect.stringMatching(/^ {2}kubectl apply -f /),
    '  kubectl -n kubernetes-hello rollout status deployment/kubernetes-hello',
    '  kubectl -n kubernetes-hello port-forward service/kubernetes-hello 8080:80',
    '  curl http://localhost:8080/',
  ]);
});

test('findings and your own validations come together also where charts depend on one another', () => {
  const app = broken();
  const shop = app.node.findChild('shop') as Chart;
  shop.addDependency(new Chart(app, 'platform'));
  expect(messageOf(() => app.synth())).toBe(
    ['synth found 4 problems, nothing was written:', ...PROBLEMS.map((line) => `  ${line}`)].join('\n'),
  );
});

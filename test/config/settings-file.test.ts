import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { AppSettings } from '../../src/config/app-settings';
import { Secrets } from '../../src/config/secrets';
import { besidesTmp, manifestOf, manifestsBelow } from '../support/manifests';
import { podOf, refusal, warningsOf, web } from './support';

const SETTINGS = { Logging: { LogLevel: { Default: 'Warning' } }, 'A key with blanks': [true, 2] };

function mapsOf(...settings: AppSettings[]): string[] {
  return manifestsBelow(web(settings))
    .filter(({ kind }) => kind === 'ConfigMap')
    .map(({ metadata }) => metadata.name);
}

test("settings are one file beside the image's own, from an immutable ConfigMap", () => {
  const service = web([AppSettings.mounted(SETTINGS)]);
  const map = manifestOf(service, 'ConfigMap');
  const { name } = map.metadata;
  expect(name).toMatch(/^web-appsettings-[0-9a-f]{10}$/);
  expect(map).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', labels: expect.objectContaining({ 'app.kubernetes.io/instance': 'web' }) },
    immutable: true,
    data: { 'appsettings.Production.json': `${JSON.stringify(SETTINGS, undefined, 2)}\n` },
  });
  const pod = podOf(service);
  expect(besidesTmp(pod.volumes)).toEqual([{ name: 'app-settings', configMap: { name } }]);
  expect(besidesTmp(pod.containers[0].volumeMounts)).toEqual([
    {
      name: 'app-settings',
      mountPath: '/app/appsettings.Production.json',
      subPath: 'appsettings.Production.json',
      readOnly: true,
    },
  ]);
  expect(pod.containers[0].env).toBeUndefined();
});

test('the environment and the content root name the file', () => {
  const pod = podOf(web([AppSettings.mounted(SETTINGS, { environmentName: 'Staging', contentRoot: '/srv/web' })]));
  expect(pod.containers[0].volumeMounts[0].mountPath).toBe('/srv/web/appsettings.Staging.json');
  expect(pod.containers[0].env).toEqual([{ name: 'ASPNETCORE_ENVIRONMENT', value: 'Staging' }]);
});

test('the name of the ConfigMap changes with the content and the file, and with nothing else', () => {
  const [first] = mapsOf(AppSettings.mounted({ A: 1 }));
  expect(mapsOf(AppSettings.mounted({ A: 1 }, { contentRoot: '/srv' }))).toEqual([first]);
  expect(mapsOf(AppSettings.mounted({ A: 2 }))).not.toEqual([first]);
  expect(mapsOf(AppSettings.mounted({ A: 1 }, { environmentName: 'Staging' }))).not.toEqual([first]);
});

test('ConfigMaps of earlier releases stay, each once', () => {
  const before = AppSettings.mounted({ A: 1 });
  const now = AppSettings.mounted({ A: 2 }, { previous: [before, before, AppSettings.mounted({ A: 2 })] });
  const [old] = mapsOf(before);
  const [current, ...kept] = mapsOf(now);
  expect(kept).toEqual([old]);
  expect(besidesTmp(podOf(web([now])).volumes)).toEqual([{ name: 'app-settings', configMap: { name: current } }]);
});

test('a file is mounted digit by digit', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'settings-')), 'appsettings.json');
  fs.writeFileSync(file, '{ "Version": 1.10, "Count": 3 }');
  expect(manifestOf(web([AppSettings.mountedFromFile(file)]), 'ConfigMap').data).toEqual({
    'appsettings.Production.json': '{\n  "Version": "1.10",\n  "Count": 3\n}\n',
  });
});

test.each<[string, AppSettings, Record<string, string>, string]>([
  [
    'a setting that env has too',
    AppSettings.mounted({ A: { B: 1 } }),
    { a__b: '2' },
    'environment variable A__B comes from the mounted file of AppSettings, and a__b from the prop env; set it in one place (.NET ignores the case of names)',
  ],
  [
    'the file of another environment',
    AppSettings.mounted({ A: 1 }),
    { DOTNET_ENVIRONMENT: 'Staging' },
    'the app would not read appsettings.Production.json: DOTNET_ENVIRONMENT is "Staging" (from the prop env); leave that out, and give AppSettings the environmentName "Staging"',
  ],
  [
    'two environments',
    AppSettings.mounted({ A: 1 }, { environmentName: 'Staging' }),
    { ASPNETCORE_ENVIRONMENT: 'Staging' },
    'environment variable ASPNETCORE_ENVIRONMENT comes from AppSettings (environmentName), and ASPNETCORE_ENVIRONMENT from the prop env; set it in one place (.NET ignores the case of names)',
  ],
  ['no settings', AppSettings.mounted({}), {}, 'there are no settings to mount; give some, or leave AppSettings out'],
  [
    'a relative content root',
    AppSettings.mounted({ A: 1 }, { contentRoot: 'app' }),
    {},
    'contentRoot "app" is not an absolute path below "/"; use an absolute path like "/app/uploads"',
  ],
  [
    'more than a ConfigMap holds',
    AppSettings.mounted({ A: 'x'.repeat(1_048_576) }),
    {},
    'the settings take 1048590 bytes as a file, and a ConfigMap holds 1048576; take some of them out, for example into the image',
  ],
  [
    'previous settings that were variables',
    AppSettings.mounted({ A: 1 }, { previous: [AppSettings.of({ A: 0 })] }),
    {},
    'settings under "previous" came as variables, which rollout undo brings back by itself; leave them out, or use AppSettings.mounted',
  ],
  [
    'a secret among previous settings',
    AppSettings.mounted({ A: 1 }, { previous: [AppSettings.mounted({ Password: 'hunter2' })] }),
    {},
    'setting "Password" looks like a secret, by its name, and would stand in the YAML for all to read; take it from a Secret by Secrets.fromSecret, or set allowPlainSecrets if everybody may read it',
  ],
])('%s: refused', (_, settings, env, message) => {
  expect(refusal([settings], { env })).toBe(message);
});

test('a secret that is a mounted setting too is refused', () => {
  const secret = Secrets.fromSecret('db', { keys: { connection: 'ConnectionStrings:Shop' } });
  expect(refusal([AppSettings.mounted({ ConnectionStrings: { shop: 'Host=db' } }), secret])).toBe(
    'environment variable ConnectionStrings__Shop comes from the secret "db" key "connection", ' +
      'and ConnectionStrings__Shop from the mounted file of AppSettings; set it in one place (.NET ignores the case of names)',
  );
});

test('a ConfigMap that plain kubectl apply refuses is warned about', () => {
  const service = web([AppSettings.mounted({ A: 'x'.repeat(250_000) })]);
  const { name } = manifestOf(service, 'ConfigMap').metadata;
  expect(warningsOf(service)).toEqual([
    `settings-size shop/web: the ConfigMap ${name} has 250023 bytes, and plain kubectl apply fails from 256 KiB an object; apply it by kubectl apply --server-side`,
  ]);
  expect(warningsOf(web([AppSettings.mounted({ A: 'x'.repeat(249_000) })]))).toEqual([]);
});

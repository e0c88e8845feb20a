import { Chart } from 'cdk8s';
import { AspNetCoreService, External } from 'cdk8s-aspnetcore';
import { AppSettings } from '../../src/config/app-settings';
import { testApp } from '../support/manifests';
import { rawDeployment, rawFindings } from '../support/raw-findings';

const env = (name: unknown, value: unknown) => rawDeployment({ env: [{ name, value }, null] });
const map = (key: string, value: unknown) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web' },
  data: { [key]: value },
});

test.each<[string, unknown, number]>([
  ['DB_PASSWORD', 'hunter-2', 1],
  ['Jwt__SigningKey', 'abc', 1],
  ['Clients__Secret__0', 'abc', 1],
  ['ConnectionStrings__Shop', 'Host=db;Password=x', 1],
  ['URL', 'postgres://shop:x@db/shop', 1],
  ['ConnectionStrings__Shop', 'Host=db;Password=$(DB_PASSWORD)', 0],
  ['URL', 'postgres://shop:$(DB_PASSWORD)@db/shop', 0],
  ['DB_PASSWORD', '$(OTHER)', 0],
  ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes', 0],
  ['DB_PASSWORD_FILE', '/run/secrets/db', 0],
  ['PASSWORD', '/run/secrets/db', 0],
  ['PASSWORD', 7, 0],
  ['LANG', 'en', 0],
])('%s=%j: %d', (name, value, findings) => {
  expect(rawFindings('secret-in-env', [env(name, value)])).toHaveLength(findings);
});

test('the name of a Secret is no secret', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'webhook-certs' } };
  const manifest = env('WEBHOOK_SECRET', 'webhook-certs');
  expect(rawFindings('secret-in-env', [manifest])).toHaveLength(1);
  expect(rawFindings('secret-in-env', [manifest, secret])).toEqual([]);
  expect(rawFindings('secret-in-env', [manifest], { externals: [External.secret('webhook-certs')] })).toEqual([]);
});

test.each<[string, unknown, number]>([
  ['db-password', 'hunter-2', 1],
  ['appsettings.Production.json', '{"A":[{"Password":"x"}]}', 1],
  ['appsettings.json', '{"Logging":{"LogLevel":{"Default":"Warning"}}}', 0],
  ['appsettings.json', '// a comment\n{"A":{"Password":"x"}}', 0],
  ['tls.key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n', 1],
  ['init.sh', '#!/bin/sh\npsql "host=db password=$PASSWORD"\n', 0],
  ['postgresql.conf', 'port = 5432\npassword = ${DB_PASSWORD}\n', 0],
  ['log-level', null, 0],
])('%s of a ConfigMap: %j: %d', (key, value, findings) => {
  expect(rawFindings('secret-in-env', [map(key, value)])).toHaveLength(findings);
});

function findings(appSettings: AppSettings, variables?: Record<string, string>): string[] {
  const app = testApp();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new AspNetCoreService(shop, 'web', { image: 'example.com/web:1', appSettings, env: variables });
  app.synth();
  return app.findings.map(({ checkId, path, problem }) => `${checkId} ${path}: ${problem}`);
}

const SETTINGS = { ConnectionStrings: { Shop: 'Host=db;Password=x' } };
const TOLD =
  'plain-secret shop/web: setting "ConnectionStrings:Shop" looks like a secret, by its value, and stands in the YAML';

test('what AppSettings have warned of is not said twice, another variable is said', () => {
  const allowPlainSecrets = true;
  expect(findings(AppSettings.of(SETTINGS, { allowPlainSecrets }))).toEqual([TOLD]);
  expect(findings(AppSettings.mounted(SETTINGS, { allowPlainSecrets }))).toEqual([TOLD]);
  expect(findings(AppSettings.of(SETTINGS, { allowPlainSecrets }), { API_KEY: 'abc' }).sort()).toEqual([
    TOLD,
    'secret-in-env shop/web/deployment: the variable API_KEY of the Deployment "web" looks like a secret and stands in the YAML',
  ]);
});

// One Helm chart for a whole fleet: the chart of a service once, as a dependency under as many names as there are services.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SERVICE_CHART = fileURLToPath(new URL('helm/service', import.meta.url));

const others = (key, index) => `${key}:\n  - name: web\n    namespace: service-${index}\n`;

/** What one service says to its chart. */
export function valuesOf(index, count) {
  const host = `s${index}.example.com`;
  return [
    `ingress:\n  hosts:\n    - host: ${host}\n      paths:\n        - path: /\n          pathType: Prefix\n`,
    index > 0 ? others('connections', index - 1) : '',
    index + 1 < count ? others('clients', index + 1) : '',
  ].join('');
}

/** Writes the umbrella chart. */
export function writeUmbrella(folder, count) {
  const indices = Array.from({ length: count }, (_, index) => index);
  mkdirSync(folder, { recursive: true });
  cpSync(SERVICE_CHART, join(folder, 'charts/service'), { recursive: true });
  const dependencies = indices.map((index) => `  - name: service\n    version: 1.0.0\n    alias: service-${index}\n`);
  const head = 'apiVersion: v2\nname: fleet\nversion: 1.0.0\ndependencies:\n';
  writeFileSync(join(folder, 'Chart.yaml'), head + dependencies.join(''));
  const indented = (text) => text.replace(/^/gm, '  ').trimEnd();
  const values = indices.map((index) => `service-${index}:\n${indented(valuesOf(index, count))}\n`);
  writeFileSync(join(folder, 'values.yaml'), values.join(''));
}

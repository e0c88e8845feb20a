import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Manifest, Match } from 'cdk8s-aspnetcore';
import { buildApp } from '../src/chart';

const SNAPSHOT = join(__dirname, 'chart.snapshot.yaml');
const manifest = Manifest.fromApp(buildApp());

test('the service listens on port {{ port }}', () => {
  manifest.hasResource('Deployment', {
    metadata: { name: '{{ name }}' },
    spec: {
      template: { spec: { containers: Match.arrayWith([{ ports: Match.arrayWith([{ containerPort: {{ port }} }]) }]) } },
    },
  });
  assert.deepEqual(manifest.selects('{{ name }}'), ['Deployment/{{ name }}']);
});

test('the YAML is the reviewed one', () => {
  const update = process.argv.includes('--update') || (!existsSync(SNAPSHOT) && !process.env.CI);
  if (update) {
    writeFileSync(SNAPSHOT, manifest.allYaml());
  }
  assert.ok(existsSync(SNAPSHOT), `there is no ${SNAPSHOT}: run "npm test" on your machine and commit it`);
  const [now, reviewed] = [manifest.allYaml(), readFileSync(SNAPSHOT, 'utf8')];
  if (now !== reviewed) {
    const { message } = new assert.AssertionError({ actual: now, expected: reviewed, operator: 'strictEqual' });
    assert.fail(`the YAML has changed; if that is meant, "npm run test:update"\n${message}`);
  }
});

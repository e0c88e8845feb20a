import { Chart, Duration, Testing } from 'cdk8s';
import { ClusterProfile, Migration, MigrationProps, WebService } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function migrate(props: Partial<MigrationProps> = {}, cluster = ClusterProfile.managed()): Migration {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(chart);
  return new Migration(chart, 'migrate', { image: 'registry.example.com/migrations:1', ...props });
}

test('is a Job under Pod Security restricted, given up after a while', () => {
  const migration = migrate({ args: ['--connection', 'x'], env: { Verbose: 'true' } });
  const job = manifestOf(migration, 'Job');
  expect(job.metadata.name).toMatch(/^migrate-[0-9a-f]{10}$/);
  expect(job.metadata.name).toBe(migration.jobName);
  expect(job.spec).toMatchObject({
    backoffLimit: 3,
    activeDeadlineSeconds: 900,
    template: {
      spec: {
        restartPolicy: 'Never',
        serviceAccountName: 'migrate',
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'migrate',
            image: 'registry.example.com/migrations:1',
            args: ['--connection', 'x'],
            env: [
              { name: 'Verbose', value: 'true' },
              { name: 'DOTNET_BUNDLE_EXTRACT_BASE_DIR', value: '/tmp/.net' },
            ],
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          },
        ],
      },
    },
  });
});

test('its name is that of what it runs: the same again is the same Job, anything else a new one', () => {
  const names = [
    migrate(),
    migrate(),
    migrate({ image: 'registry.example.com/migrations:2' }),
    migrate({ env: { Verbose: 'true' } }),
    migrate({ retries: 0 }),
  ].map(({ jobName }) => jobName);
  expect(names[0]).toBe(names[1]);
  expect(new Set(names).size).toBe(4);
});

test('nobody may connect to its pods', () => {
  const migration = migrate();
  const { spec } = manifestOf(migration, 'NetworkPolicy');
  expect(spec.podSelector).toEqual({ matchLabels: { 'app.kubernetes.io/instance': 'migrate' } });
  expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(Object.keys(spec)).not.toContain('ingress');
  const { labels } = manifestOf(migration, 'Job').spec.template.metadata;
  expect(labels['app.kubernetes.io/instance']).toBe('migrate');
});

test('no Service selects its pods', () => {
  const migration = migrate();
  const web = new WebService(Chart.of(migration), 'web', { image: 'registry.example.com/web:1' });
  const podLabels = manifestOf(migration, 'Job').spec.template.metadata.labels;
  const { selector } = manifestOf(web, 'Service').spec;
  expect(selector['cdk8s-aspnetcore/service']).toBe('web');
  expect(Object.keys(podLabels)).not.toContain('cdk8s-aspnetcore/service');
  expect(podLabels['app.kubernetes.io/component']).toBe('migration');
});

test.each<[string, Partial<MigrationProps>, string]>([
  ['negative retries', { retries: -1 }, 'retries -1 is not valid; use a whole number from 0 to 100'],
  [
    'no time at all',
    { timeout: Duration.seconds(0) },
    'timeout of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  ['an empty image', { image: '' }, 'image is empty; use a reference like "registry.example.com/shop/web:1.4.2"'],
])('%s is refused', (_, props, message) => {
  expect(messageOf(() => migrate(props))).toBe(`shop/migrate: ${message}`);
});

test('a long name leaves room for the hash, and for the suffix of its pods', () => {
  const { jobName } = migrate({ name: `m${'x'.repeat(60)}`, timeout: Duration.hours(2) });
  expect(jobName).toHaveLength(53);
});

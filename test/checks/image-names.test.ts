import { ClusterProfile } from 'cdk8s-aspnetcore';
import { rawDeployment, rawFindings } from '../support/raw-findings';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const OURS = { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore' } };

function ours(image: string) {
  const deployment = rawDeployment({ image });
  return { ...deployment, metadata: { ...deployment.metadata, ...OURS } };
}

function count(checkId: string, manifest: Record<string, any>, cluster?: ClusterProfile): number {
  return rawFindings(checkId, [manifest], { cluster }).length;
}

test.each<[unknown, number]>([
  ['example.com/web', 1],
  ['example.com:5000/web', 1],
  ['example.com/web:latest', 1],
  ['example.com/web:1', 0],
  [`example.com/web:latest@${DIGEST}`, 0],
  ['auto', 0],
  ['ko://example.com/web', 0],
  ['${IMAGE}', 0],
  ['', 0],
  [null, 0],
  [7, 0],
])('image-tag of %j: %d', (image, findings) => {
  expect(count('image-tag', rawDeployment({ image }))).toBe(findings);
});

test.each<[string, number, number]>([
  ['web:1', 1, 1],
  ['postgres:17', 0, 1],
  ['grafana/grafana:11', 0, 1],
  ['docker.io/library/nginx:1', 0, 0],
  ['localhost/web:1', 0, 0],
  ['localhost:5000/web:1', 0, 0],
])('image-registry of %s: %d, of one of our services: %d', (image, raw, own) => {
  expect(count('image-registry', rawDeployment({ image }))).toBe(raw);
  expect(count('image-registry', ours(image))).toBe(own);
});

test('a local cluster has its images from the machine', () => {
  for (const checkId of ['image-tag', 'image-registry']) {
    expect(count(checkId, ours('web:latest'))).toBe(1);
    expect(count(checkId, ours('web:latest'), ClusterProfile.minikube())).toBe(0);
  }
});

test('all containers of one workload, each image once', () => {
  const initContainers = [{ name: 'a', image: 'example.com/tool' }, { name: 'b', image: 'example.com/tool' }, null];
  expect(rawFindings('image-tag', [rawDeployment({ image: 'example.com/web' }, { initContainers })])).toEqual([
    'warning shop/Deployment-web: the Deployment "web" runs the images "example.com/tool" and "example.com/web", whose ' +
      'version nobody knows; name a version, like ":1.4.2", or a digest',
  ]);
});

/**
 * Draws the objects of one service behind an Ingress, and how they belong together, as an SVG. Every word and arrow is from
 * the manifests; an object that has no place in the drawing is an error.
 * Usage: node scripts/draw-service.mjs <manifests> <picture>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { arrow, card, picture, text } from './svg.mjs';

const [source, target] = process.argv.slice(2);
const objects = parseAllDocuments(readFileSync(source, 'utf8'), { version: '1.1' }).map((document) =>
  document.toJSON(),
);

const KINDS = [
  'Ingress',
  'Service',
  'Deployment',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'NetworkPolicy',
  'ServiceAccount',
  'Middleware',
];
const unknown = objects.filter(({ kind }) => !KINDS.includes(kind)).map(({ kind }) => kind);
if (unknown.length > 0) {
  throw new Error(`no place for ${unknown.join(', ')}\nfix: give them one in scripts/draw-service.mjs`);
}

function only(kind) {
  const found = objects.filter((object) => object.kind === kind);
  if (found.length !== 1) {
    throw new Error(
      `there are ${found.length} of ${kind}, the drawing has one\nfix: draw one service behind an Ingress`,
    );
  }
  return found[0];
}

const [ingress, service, deployment] = ['Ingress', 'Service', 'Deployment'].map(only);
const [scaler, budget, policy, account] = KINDS.slice(3, 7).map(only);
const middleware = only('Middleware');
const pod = deployment.spec.template.spec;
const [container] = pod.containers;
const [rule] = ingress.spec.rules;
const [port] = service.spec.ports;
const [tls] = ingress.spec.tls;

/** The Secrets that the pods read, which somebody else creates. */
const secrets = container.env.flatMap(({ valueFrom }) =>
  valueFrom?.secretKeyRef ? [valueFrom.secretKeyRef.name] : [],
);
const probes = ['startup', 'readiness', 'liveness'].filter((name) => container[`${name}Probe`]);
const { requests, limits } = container.resources;
const admitted = policy.spec.ingress.flatMap(({ from }) => from);
const clients = admitted.flatMap(({ namespaceSelector }) =>
  namespaceSelector.matchExpressions.flatMap(({ values }) => values),
);

const { rollingUpdate } = deployment.spec.strategy;
const { runAsNonRoot, readOnlyRootFilesystem } = container.securityContext;
const held = [...(runAsNonRoot ? [', non-root'] : []), ...(readOnlyRootFilesystem ? [', read-only files'] : [])];

const TOP = 56;
const MIDDLE = 172;
const BOTTOM = 318;
const HEIGHT = 74;
const pods = `${scaler.spec.minReplicas} to ${scaler.spec.maxReplicas} pods`;

const parts = [
  text(24, 30, `new AspNetCoreService(chart, '${deployment.metadata.name}', { … })`, { size: 14, weight: 600 }),
  text(1056, 30, 'dashed: not written, expected on the cluster', { anchor: 'end', color: '#667085' }),
  card({ x: 24, y: MIDDLE + 18, width: 92, height: 38, heading: 'Browser', dashed: true }),
  card({
    x: 190,
    y: MIDDLE,
    width: 212,
    height: HEIGHT,
    heading: 'Ingress',
    lines: [rule.host, `class ${ingress.spec.ingressClassName}`],
  }),
  card({
    x: 190,
    y: TOP,
    width: 212,
    height: 58,
    heading: middleware.kind,
    lines: [`http redirects to ${middleware.spec.redirectScheme.scheme}`],
  }),
  card({
    x: 190,
    y: BOTTOM,
    width: 212,
    height: 58,
    heading: `Secret ${tls.secretName}`,
    lines: ['certificate'],
    dashed: true,
  }),
  card({
    x: 476,
    y: MIDDLE,
    width: 150,
    height: HEIGHT,
    heading: 'Service',
    lines: [service.spec.type, `port ${port.port}`],
    color: '#3f8f3f',
  }),
  card({
    x: 700,
    y: MIDDLE - 18,
    width: 356,
    height: HEIGHT + 42,
    heading: `Deployment: ${pods}`,
    lines: [
      `port ${container.ports[0].containerPort}, ${probes.join(', ')} probes`,
      `cpu ${requests.cpu} to ${limits.cpu}, memory ${limits.memory}`,
      `in an update ${rollingUpdate.maxSurge} pod more, ${rollingUpdate.maxUnavailable} less`,
      `${pod.terminationGracePeriodSeconds} s to end${held.join('')}`,
    ],
    color: '#e0752d',
  }),
  card({
    x: 640,
    y: TOP,
    width: 206,
    height: 58,
    heading: 'HorizontalPodAutoscaler',
    lines: [`cpu ${scaler.spec.metrics[0].resource.target.averageUtilization} %`],
    color: '#8f3bb8',
  }),
  card({
    x: 862,
    y: TOP,
    width: 194,
    height: 58,
    heading: 'PodDisruptionBudget',
    lines: [`${budget.spec.maxUnavailable} away in a drain`],
    color: '#8f3bb8',
  }),
  card({
    x: 476,
    y: BOTTOM,
    width: 204,
    height: 58,
    heading: 'NetworkPolicy',
    lines: [`lets in: ${clients.join(', ')}`],
    color: '#d9363e',
  }),
  card({
    x: 700,
    y: BOTTOM,
    width: 170,
    height: 58,
    heading: 'ServiceAccount',
    lines: [account.automountServiceAccountToken ? 'with a token' : 'without a token'],
    color: '#d9363e',
  }),
  card({
    x: 886,
    y: BOTTOM,
    width: 170,
    height: 58,
    heading: `Secret ${secrets.join(', ')}`,
    lines: ['read by the pods'],
    dashed: true,
  }),
  arrow(
    [
      [116, MIDDLE + 37],
      [188, MIDDLE + 37],
    ],
    { label: 'https' },
  ),
  arrow(
    [
      [402, MIDDLE + 37],
      [474, MIDDLE + 37],
    ],
    { label: rule.http.paths[0].path },
  ),
  arrow(
    [
      [626, MIDDLE + 37],
      [698, MIDDLE + 37],
    ],
    { label: port.targetPort },
  ),
  arrow([
    [296, TOP + 58],
    [296, MIDDLE - 2],
  ]),
  arrow(
    [
      [296, BOTTOM],
      [296, MIDDLE + HEIGHT + 2],
    ],
    { dashed: true },
  ),
  arrow([
    [785, TOP + 58],
    [785, MIDDLE - 20],
  ]),
  arrow([
    [971, TOP + 58],
    [971, MIDDLE - 20],
  ]),
  arrow([
    [662, BOTTOM],
    [662, MIDDLE + 86],
    [698, MIDDLE + 86],
  ]),
  arrow([
    [785, BOTTOM],
    [785, MIDDLE + HEIGHT + 26],
  ]),
  arrow(
    [
      [971, BOTTOM],
      [971, MIDDLE + HEIGHT + 26],
    ],
    { dashed: true },
  ),
];

writeFileSync(
  target,
  picture({
    width: 1080,
    height: 400,
    title: `The objects of the service ${deployment.metadata.name}`,
    description: `A request goes from the browser to the Ingress for ${rule.host}, from there to the Service, and to one of the Deployment's ${pods}. ${objects.map(({ kind }) => kind).join(', ')} are written.`,
    parts,
  }),
);

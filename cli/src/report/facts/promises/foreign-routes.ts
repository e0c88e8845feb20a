import { isMap, textsOf } from '../../../json';
import { Thing } from '../objects';
import { Promised } from './service';

/** Kinds that lead from outside to Services, which the picture does not know, by their API groups. */
const KINDS: Readonly<Record<string, string[]>> = {
  'networking.istio.io': ['VirtualService'],
  'projectcontour.io': ['HTTPProxy'],
  'k8s.nginx.org': ['VirtualServer', 'VirtualServerRoute'],
  'getambassador.io': ['Mapping'],
  'apisix.apache.org': ['ApisixRoute'],
};

/** Routes of other controllers that name a Service of these, of which nothing is known here. */
export function foreignRoutes({ scene, services }: Promised): Thing[] {
  const hosts = services.flatMap(({ thing: { name, namespace = '' } }) => [
    { host: name, home: namespace },
    ...['', '.svc', '.svc.cluster.local'].map((end) => ({ host: `${name}.${namespace}${end}`, home: undefined })),
  ]);
  const routes = Object.entries(KINDS).flatMap(([group, kinds]) => scene.things.ofKind(group, ...kinds));
  return routes.filter(
    ({ kind, spec, namespace = '' }) =>
      (kind !== 'VirtualService' || textsOf(spec.gateways).some((gateway) => gateway !== 'mesh')) &&
      hosts.some(({ host, home }) => (home === undefined || home === namespace) && isNamed(spec, host)),
  );
}

function isNamed(value: unknown, host: string): boolean {
  if (Array.isArray(value)) {
    return value.some((each) => isNamed(each, host));
  }
  return (
    isMap(value) &&
    Object.entries(value).some(
      ([key, each]) =>
        isNamed(each, host) ||
        (['host', 'name', 'service', 'serviceName'].includes(key) &&
          typeof each === 'string' &&
          each.split(':')[0] === host),
    )
  );
}

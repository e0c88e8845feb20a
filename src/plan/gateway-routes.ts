import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from './app-index';
import { oncePerList } from './once-per-list';
import { objectsIn } from './pod-template';
import { memberOf } from './mention';

const GROUP = 'gateway.networking.k8s.io';

function keyOf(namespaceName: string | undefined, name: unknown): string {
  return `${namespaceName ?? ''}/${String(name)}`;
}

/** Whether a route answers by nothing but redirects. */
function redirects({ manifest }: SynthesizedObject): boolean {
  const rules = objectsIn(memberOf(manifest.spec).rules);
  return (
    rules.length > 0 && rules.every((rule) => objectsIn(rule.filters).some(({ type }) => type === 'RequestRedirect'))
  );
}

const byGateway = oncePerList((objects: SynthesizedObject[]): Map<string, SynthesizedObject[]> => {
  const found = new Map<string, SynthesizedObject[]>();
  const routes = ['HTTPRoute', 'GRPCRoute'].flatMap((kind) => objectsOfKind(objects, GROUP, kind));
  for (const route of routes.filter((each) => !redirects(each))) {
    for (const parent of objectsIn(memberOf(route.manifest.spec).parentRefs)) {
      const key = keyOf((parent.namespace ?? route.namespaceName) as string | undefined, parent.name);
      const known = found.get(key);
      if ((parent.kind ?? 'Gateway') === 'Gateway' && known === undefined) {
        found.set(key, [route]);
      } else {
        known?.push(route);
      }
    }
  }
  return found;
});

/** The routes through a Gateway that lead to something. */
export function routesByGateway(objects: SynthesizedObject[], gateway: SynthesizedObject): SynthesizedObject[] {
  return byGateway(objects).get(keyOf(gateway.namespaceName, gateway.objectName)) ?? [];
}

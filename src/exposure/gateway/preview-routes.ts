import { ServiceContext } from '../../core/service-context';
import { requirePreviewHosts } from '../hosts';
import { attach, AttachmentOptions } from './attachment';
import { GatewayReference } from './gateway-reference';
import { createRoutes } from './route-objects';
import { RoutePlan } from './route-rules';
import { rulesTo } from './rule-specs';

/** Creates a route for each host at which a version may be looked at before it gets requests. */
export function createPreviews(
  context: ServiceContext,
  reference: GatewayReference,
  options: AttachmentOptions,
  plan: RoutePlan,
): void {
  const { path, intent } = context;
  const { previews } = intent.routing;
  if (previews.length === 0) {
    return;
  }
  requirePreviewHosts(path, previews, options.hosts);
  for (const { serviceName, host } of previews) {
    const hosts = [host];
    const attachment = attach(context, reference, { ...options, hosts });
    const kind = plan.grpc ? 'GRPCRoute' : 'HTTPRoute';
    createRoutes(context, { id: `route-${serviceName}`, routeName: serviceName, kind, hosts, attachment }, plan, () =>
      rulesTo(serviceName, plan),
    );
  }
}

import { ICapability } from '../core/capability';
import { PodDraft } from '../core/pod-draft';
import { IPodContributor } from '../core/pod-contributor';
import { ServiceContext } from '../core/service-context';

/**
 * Makes ASP.NET Core, from 3.0, believe the proxy before it: the scheme and the client's address come from
 * X-Forwarded-Proto and X-Forwarded-For. It clears the lists of known proxies, so whoever reaches a pod is
 * believed; the NetworkPolicy lets only the proxy and declared clients reach it.
 * Source: https://learn.microsoft.com/aspnet/core/host-and-deploy/proxy-load-balancer#forward-the-scheme-for-linux-and-non-iis-reverse-proxies
 */
export class ForwardedHeaders implements ICapability, IPodContributor {
  /** Which question this answers. */
  public readonly capabilityName = 'forwarded-headers';

  /** Called by the service. */
  public bind(context: ServiceContext): void {
    context.intent.addContributor(this);
  }

  /** Sets the switch, unless the user has set it. */
  public contribute(pod: PodDraft): void {
    const name = 'ASPNETCORE_FORWARDEDHEADERS_ENABLED';
    pod.main.environment.addDefault({ name, value: 'true', origin: 'the exposure' });
  }
}

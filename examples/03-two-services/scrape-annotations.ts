import { ICapability, IPodContributor, PodDraft, ServiceContext } from 'cdk8s-aspnetcore';

/** A capability of one's own: the annotations by which a Prometheus without operator finds what to scrape. */
export class ScrapeAnnotations implements ICapability, IPodContributor {
  public readonly capabilityName = 'scrape-annotations';

  public bind(context: ServiceContext): void {
    context.intent.addContributor(this);
  }

  public contribute(pod: PodDraft): void {
    pod.addAnnotation('prometheus.io/scrape', 'true');
    pod.addAnnotation('prometheus.io/path', '/metrics');
    pod.addAnnotation('prometheus.io/port', String(pod.ports[0].containerPort));
  }
}

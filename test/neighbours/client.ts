import { App, Chart } from 'cdk8s';
import { ICapability } from '../../src/core/capability';
import { Neighbours } from '../../src/neighbours/neighbours';
import { NetworkAccess } from '../../src/security/network-access';
import { EvaluatedPod } from '../security/network-evaluator';
import { BareService } from '../support/bare-service';

/** A service that connects to others, and to nothing else. */
export class Client extends BareService {
  public readonly neighbours: Neighbours;

  public constructor(chart: Chart, id: string, network = NetworkAccess.declaredOnly(), more: ICapability[] = []) {
    const neighbours = new Neighbours();
    super(chart, id, [network, neighbours, ...more]);
    this.neighbours = neighbours;
  }

  public get evaluated(): EvaluatedPod {
    return { namespace: this.context.namespaceName!, labels: this.podLabels() };
  }
}

/** A chart for each of two namespaces. */
export function charts(
  shopNamespace: string | undefined = 'shop',
  dataNamespace: string | undefined = 'data',
): Chart[] {
  const app = new App();
  const [shop, data] = [
    new Chart(app, 'shop', { namespace: shopNamespace }),
    new Chart(app, 'data', { namespace: dataNamespace }),
  ];
  return [shop, data];
}

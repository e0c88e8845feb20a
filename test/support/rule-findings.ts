import { ManagedClusterOptions } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { appOf, wordsOf } from './check-examples';

/** What one rule finds in manifests of the chart `shop`, as text. */
export function foundBy(checkId: string, manifests: unknown[], cluster: ManagedClusterOptions = {}): string[] {
  const yaml = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
  const validation = RootValidation.of(appOf({ yaml, settings: [['cluster', JSON.stringify(cluster)]] }));
  return validation
    .examine(validation.render())
    .findings.filter((finding) => finding.checkId === checkId)
    .map(wordsOf);
}

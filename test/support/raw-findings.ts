import { ApiObject, Chart } from 'cdk8s';
import { Checks, ClusterProfile, External } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { wordsOf } from './check-examples';
import { testApp } from './manifests';

type Json = Record<string, any>;

/** Around the manifests that somebody wrote by hand. */
export interface RawSurroundings {
  readonly cluster?: ClusterProfile;
  readonly externals?: External[];
}

/** What one rule finds in manifests of a chart `shop`, each with the id `<Kind>-<name>`. */
export function rawFindings(checkId: string, manifests: Json[], surroundings: RawSurroundings = {}): string[] {
  const app = testApp({ cluster: surroundings.cluster });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  Checks.of(chart).declare(...(surroundings.externals ?? []));
  manifests.forEach(({ apiVersion, kind, ...rest }) => {
    new ApiObject(chart, `${kind}-${rest.metadata.name}`, { apiVersion, kind, ...rest });
  });
  const validation = RootValidation.of(app);
  return validation
    .examine(validation.render())
    .findings.filter((found) => found.checkId === checkId)
    .map(wordsOf);
}

/** A Deployment `web` of one container `web`. */
export function rawDeployment(container: Json = {}, pod: Json = {}, spec: Json = {}, kind = 'Deployment'): Json {
  const labels = { app: 'web' };
  const containers = [{ name: 'web', image: 'registry.example.com/web:1', ...container }];
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      ...spec,
      template: { metadata: { labels }, spec: { containers, ...pod } },
    },
  };
}

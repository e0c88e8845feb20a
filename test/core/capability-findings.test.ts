import { Chart, Testing } from 'cdk8s';
import { Finding, FindingSeverity, ICapability, ServiceContext, WebService } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { testApp } from '../support/manifests';

function finding(severity: FindingSeverity, problem: string): Finding {
  return { checkId: 'mine', severity, path: 'shop/web', problem, fix: 'do something' };
}

function asking(find: (context: ServiceContext) => Finding[]): ICapability {
  return {
    capabilityName: 'asking',
    bind: (context) => RootValidation.of(context.scope).addFindings(() => find(context)),
  };
}

test('a capability finds something once all is rendered, and may read the model', () => {
  const app = testApp();
  const service = new WebService(new Chart(app, 'shop'), 'web', { image: 'example.com/web:1' });
  service.use(asking(({ model }) => [finding(FindingSeverity.WARNING, `${model.tracks[0].scale.maxReplicas} pod`)]));
  service.use({ capabilityName: 'later', bind: ({ intent }) => intent.scaleTo(2) });
  expect(app.findings).toEqual([]);
  app.synth();
  expect(app.findings).toEqual([finding(FindingSeverity.WARNING, '2 pod')]);
  app.synth();
  expect(app.findings).toEqual([finding(FindingSeverity.WARNING, '2 pod')]);
});

test('an error of a capability stops synth, a warning does not', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const service = new WebService(chart, 'web', { image: 'example.com/web:1' });
  service.use(asking(() => [finding(FindingSeverity.WARNING, 'a'), finding(FindingSeverity.ERROR, 'b')]));
  expect(RootValidation.of(chart).validate()).toEqual(['shop/web: b; do something [mine]']);
});

test('nothing is asked before anything is rendered', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const service = new WebService(chart, 'web', { image: 'example.com/web:1' });
  service.use(asking(({ model }) => [finding(FindingSeverity.ERROR, model.serviceName)]));
  const validation = RootValidation.of(chart);
  expect(validation.withRendered([], () => validation.validate())).toEqual([]);
  service.use({ capabilityName: 'later', bind: ({ intent }) => intent.scaleTo(2) });
});

import { ICapability } from 'cdk8s-aspnetcore';
import { ForwardedHeaders } from '../../src/exposure/forwarded-headers';
import { deploymentWith } from '../support/capabilities';

function environment(capabilities: ICapability[]): any {
  return deploymentWith(capabilities).template.spec.containers[0].env;
}

const NAME = 'ASPNETCORE_FORWARDEDHEADERS_ENABLED';

test('the switch is on', () => {
  expect(environment([new ForwardedHeaders()])).toEqual([{ name: NAME, value: 'true' }]);
});

test('what the user says wins', () => {
  const off: ICapability = {
    capabilityName: 'off',
    bind: ({ intent }) =>
      intent.addContributor({
        contribute: (pod) => pod.main.environment.add({ name: NAME, value: 'false', origin: 'the prop env' }),
      }),
  };
  expect(environment([off, new ForwardedHeaders()])).toEqual([{ name: NAME, value: 'false' }]);
});

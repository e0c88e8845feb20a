import { Duration } from 'cdk8s';
import { Delivery } from '../../../src/delivery/delivery';
import { Analysis } from '../../../src/delivery/rollouts/analysis';
import { JobAnalysisOptions, PrometheusAnalysisOptions } from '../../../src/delivery/rollouts/analysis-options';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { progressive, refusal } from './support';

const PROMETHEUS: PrometheusAnalysisOptions = {
  address: 'http://prometheus.monitoring:9090',
  query: 'sum(rate(errors[2m]))',
  successCondition: 'result[0] < 0.01',
};
const errors = (options: Partial<PrometheusAnalysisOptions> = {}) =>
  Analysis.prometheus('errors', { ...PROMETHEUS, ...options });
const smoke = (options: Partial<JobAnalysisOptions> = {}) =>
  Analysis.job('smoke', { image: 'example.com/smoke:1', ...options });
const during = (...analyses: Analysis[]) => progressive({ steps: [RolloutStep.analysis(...analyses)] });

const any = (value: unknown): any => value;
const URL_LIKE = 'use one like "http://prometheus.monitoring:9090"';
const LIKE = 'use one like "result[0] < 0.01"';
const WHOLE = 'use a whole number from 1 to 2147483647';

test.each<[string, () => Delivery, string]>([
  ['none', () => during(), 'steps[0] has no analysis; use one like Analysis.prometheus("errors", { … })'],
  [
    'no list',
    () => progressive({ analysis: any('errors') }),
    'analysis is "errors"; use some like [Analysis.prometheus("errors", { … })]',
  ],
  [
    'no options',
    () => during(Analysis.prometheus('errors', any('x'))),
    'options of the analysis "errors" "x" is not a plain object; use some like { address, query }',
  ],
  ['no address', () => during(errors({ address: '' })), `address of the analysis "errors" is empty; ${URL_LIKE}`],
  [
    'an address without a scheme',
    () => during(errors({ address: 'prometheus:9090' })),
    `address "prometheus:9090" of the analysis "errors" is no URL of a server; ${URL_LIKE}`,
  ],
  [
    'no query',
    () => during(errors({ query: '' })),
    'query of the analysis "errors" is empty; use PromQL that gives one number',
  ],
  [
    'no condition',
    () => during(errors({ successCondition: '' })),
    `successCondition of the analysis "errors" is empty; ${LIKE}`,
  ],
  [
    'a condition of nothing',
    () => during(errors({ failureCondition: '0.01' })),
    `failureCondition "0.01" of the analysis "errors" does not look at the result; ${LIKE}`,
  ],
  [
    'an unknown argument',
    () => during(errors({ query: 'rate(x{pod="{{args.pod}}"}[1m])' })),
    'the analysis "web-errors" refers to {{args.pod}}, which nobody fills in; use {{args.canary-hash}} or {{args.stable-hash}}',
  ],
  [
    'an argument without its prefix',
    () => during(smoke({ args: ['{{canary-hash}}'] })),
    'the analysis "web-smoke" refers to {{canary-hash}}, which nobody fills in; use {{args.canary-hash}} or {{args.stable-hash}}',
  ],
  [
    'a step without an end',
    () => during(errors({ interval: Duration.minutes(1) })),
    'steps[0] waits for the analysis "web-errors", which has an interval but no count and never ends; give it a count',
  ],
  [
    'two measurements at once',
    () => during(errors({ count: 2 })),
    'the analysis "errors" measures 2 times, but has no interval; give it an interval, like Duration.minutes(1)',
  ],
  ['no measurement', () => during(errors({ count: 0 })), `count of the analysis "errors" 0 is not valid; ${WHOLE}`],
  [
    'a limit below 0',
    () => during(errors({ failureLimit: -1 })),
    'failureLimit of the analysis "errors" -1 is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    'a limit that is never exceeded',
    () => during(errors({ count: 3, interval: Duration.minutes(1), failureLimit: 3 })),
    'the analysis "errors" never fails: of 3 measurements 3 may fail; lower failureLimit to 2, or raise count',
  ],
  [
    'a short interval',
    () => during(errors({ count: 3, interval: Duration.millis(10) })),
    'interval of the analysis "errors" of 0.01 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'one twice',
    () => {
      const twice = errors();
      return during(twice, twice);
    },
    'steps[0] has the analysis "web-errors" twice; leave one of them out',
  ],
  [
    'two of one name',
    () => during(errors(), errors()),
    'there are two different analyses with the AnalysisTemplate "web-errors"; give each a name of its own, or use one constant for both',
  ],
  [
    'two values of one argument',
    () => during(Analysis.named('a', { args: { x: '1' } }), Analysis.named('b', { args: { x: '2' } })),
    'two analyses of steps[0] have the argument "x", with different values; run them in steps of their own',
  ],
  [
    'arguments that are no texts',
    () => during(Analysis.named('a', { args: any({ x: 1 }) })),
    'args of the analysis "a" are no texts by name; use texts by name, like { service: "web" }',
  ],
  [
    'a name',
    () => during(Analysis.named('Not Valid')),
    'name of the AnalysisTemplate "Not Valid" is not valid; use at most 253 lower-case letters, digits, "-" and ".", like "error-rate"',
  ],
  [
    'a start beyond the end',
    () => progressive({ analysis: [errors()], analysisStartingStep: 1 }),
    'analysisStartingStep 1 is not valid; use a whole number from 0 to 0',
  ],
  [
    'no CPU',
    () => during(smoke({ cpu: any(1) })),
    'cpu of the analysis "smoke" 1 is not a positive amount; use one like Cpu.millis(250)',
  ],
  [
    'no memory',
    () => during(smoke({ memory: any('1Gi') })),
    'memory of the analysis "smoke" "1Gi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'an argument alone',
    () => during(smoke({ args: any('--quick') })),
    'args of the analysis "smoke" "--quick" is no list of texts; use some like ["--quick"]',
  ],
  [
    'an environment that is none',
    () => during(smoke({ env: any(['A=B']) })),
    'env of the analysis "smoke" a list is no plain object; use texts by name, like { TARGET: "http://web-preview" }',
  ],
  [
    'a variable that is none',
    () => during(smoke({ env: { 'A B': 'c' } })),
    'variable "A B" of the analysis "smoke" is not valid; use texts by name, like { TARGET: "http://web-preview" }',
  ],
  [
    'many retries',
    () => during(smoke({ retries: 101 })),
    'retries of the analysis "smoke" 101 is not valid; use a whole number from 0 to 100',
  ],
  [
    'no time',
    () => during(smoke({ timeout: Duration.seconds(0) })),
    'timeout of the analysis "smoke" of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
])('%s is refused', (_name, delivery, message) => {
  expect(refusal(delivery)).toBe(`shop/web: ${message}`);
});

import { Finding, FindingSeverity } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { writeFindings } from '../../src/app/findings-file';
import { findingsText, paintFor, suppressedText } from '../../src/app/findings-text';
import { messageOf } from '../support/manifests';

const PLAIN = paintFor(false, undefined);

const finding = (at: string, checkId: string, severity: FindingSeverity): Finding => ({
  checkId,
  severity,
  path: at,
  problem: `what ${checkId} found`,
  fix: 'do something',
});

const FINDINGS = [
  finding('shop/web', 'ports', FindingSeverity.WARNING),
  finding('', 'order', FindingSeverity.WARNING),
  finding('shop/db', 'names', FindingSeverity.WARNING),
  finding('shop/db', 'quota', FindingSeverity.ERROR),
];
const SUPPRESSED = [{ finding: finding('shop/web', 'tls', FindingSeverity.WARNING), reason: 'it is local' }];

test('findings come by construct path, errors first', () => {
  expect(findingsText(FINDINGS, PLAIN)).toEqual([
    'shop/db',
    '  error quota: what quota found',
    '    fix: do something',
    '  warning names: what names found',
    '    fix: do something',
    'shop/web',
    '  warning ports: what ports found',
    '    fix: do something',
    'app',
    '  warning order: what order found',
    '    fix: do something',
  ]);
  expect(suppressedText(SUPPRESSED, PLAIN)).toEqual(['suppressed tls at shop/web: it is local']);
});

test.each<[boolean, string | undefined, string]>([
  [true, undefined, '  \u001b[31merror\u001b[0m quota: what quota found'],
  [true, '', '  \u001b[31merror\u001b[0m quota: what quota found'],
  [true, '1', '  error quota: what quota found'],
  [false, undefined, '  error quota: what quota found'],
])('on a terminal: %s, NO_COLOR: %s', (isTerminal, noColor, expected) => {
  expect(findingsText([FINDINGS[3]], paintFor(isTerminal, noColor))[1]).toBe(expected);
});

describe('a file of findings', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'findings-'));
  const report = {
    findings: [FINDINGS[3], FINDINGS[1]],
    suppressed: SUPPRESSED,
    fileOf: (at: string) => (at === 'shop/db' ? 'dist/shop.k8s.yaml' : undefined),
  };
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  function written(name: string): Record<string, any> {
    const file = path.join(folder, 'below', name);
    writeFindings(file, report);
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, any>;
  }

  test('is JSON by its name', () => {
    expect(written('findings.json')).toEqual({ findings: report.findings, suppressed: SUPPRESSED });
  });

  test('is SARIF by its name', () => {
    const { version, runs } = written('findings.sarif');
    expect(version).toBe('2.1.0');
    expect(runs).toEqual([
      {
        tool: { driver: { name: 'cdk8s-aspnetcore', rules: [{ id: 'order' }, { id: 'quota' }, { id: 'tls' }] } },
        results: [
          {
            ruleId: 'quota',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'shop/db: what quota found; do something' },
            locations: [
              {
                logicalLocations: [{ fullyQualifiedName: 'shop/db' }],
                physicalLocation: { artifactLocation: { uri: 'dist/shop.k8s.yaml' }, region: { startLine: 1 } },
              },
            ],
          },
          {
            ruleId: 'order',
            ruleIndex: 0,
            level: 'warning',
            message: { text: 'app: what order found; do something' },
            locations: [{ logicalLocations: [{ fullyQualifiedName: 'app' }] }],
          },
          {
            ruleId: 'tls',
            ruleIndex: 2,
            level: 'warning',
            message: { text: 'shop/web: what tls found; do something' },
            locations: [{ logicalLocations: [{ fullyQualifiedName: 'shop/web' }] }],
            suppressions: [{ kind: 'inSource', justification: 'it is local' }],
          },
        ],
      },
    ]);
  });

  test('of another name is refused', () => {
    expect(messageOf(() => writeFindings('findings.txt', report))).toBe(
      'App.main: the findings can\'t be written to "findings.txt"; name a file that ends in .json or .sarif',
    );
  });
});

import { allRules } from '../checks';
import { CAPABILITY_FINDINGS } from '../core/capability-findings';
import { Finding } from '../core/check';
import type { FindingsReport } from './findings-file';

/** Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and what GitHub reads of it. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

type Json = Record<string, unknown>;

/** What a program shows beside a finding; of a user's own check nothing is known but its id. */
function describedRules(ids: string[]): Json[] {
  const known = new Map(allRules().map(({ checkId, meaning, reason }) => [checkId, { meaning, reason }]));
  return ids.map((id) => {
    const described = known.get(id) ?? CAPABILITY_FINDINGS[id];
    return described === undefined
      ? { id }
      : { id, shortDescription: { text: described.meaning }, fullDescription: { text: described.reason } };
  });
}

/** The path of a file as a relative reference: of a name, a space or a percent sign is no part of an address. */
function uriOf(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}

/** All findings as a SARIF log: one result each, silenced ones too, marked as such. */
export function sarifLog({ findings, suppressed, fileOf }: FindingsReport): Json {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const rules = [...new Set(all.map(({ checkId }) => checkId))].sort();
  const result = (finding: Finding, more: Json = {}): Json => ({
    ruleId: finding.checkId,
    ruleIndex: rules.indexOf(finding.checkId),
    level: finding.severity,
    message: { text: `${finding.path || 'app'}: ${finding.problem}; ${finding.fix}` },
    locations: [location(finding.path, fileOf(finding.path))],
    ...more,
  });
  const silenced = suppressed.map(({ finding, reason }) =>
    result(finding, { suppressions: [{ kind: 'inSource', justification: reason }] }),
  );
  const driver = { name: 'cdk8s-aspnetcore', rules: describedRules(rules) };
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver }, results: [...findings.map((finding) => result(finding)), ...silenced] }],
  };
}

function location(path: string, file: string | undefined): Json {
  const logicalLocations = [{ fullyQualifiedName: path || 'app' }];
  const region = { startLine: 1 };
  return file === undefined
    ? { logicalLocations }
    : { logicalLocations, physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } };
}

import { Report } from '../../../src/report/report';
import { container, node, report } from './reports';

/** What would run, or break out, wherever it is not escaped. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onload='alert(3)' x='",
  '</title></style></script></template></svg><script>alert(4)</script>',
  '<!--<script>',
  ']]><svg onload=alert(5)>',
  '\u202egnp.exe\0\ud800',
];

/** A report in which every text is hostile. */
export function hostile(): Report {
  const nodes = HOSTILE.map((text, index) =>
    node({
      role: (['outside', 'entry', 'service', 'workload', 'config', 'secret', 'other'] as const)[index],
      kind: `Kind${text}`,
      name: text,
      namespace: text,
      group: text,
      lines: [text],
      findings: [0],
      yaml: `name: ${text}\n`,
      source: { file: text, line: 1 },
      ...(index === 3 && { workload: { replicas: { min: 1, max: 2 }, containers: [container(text, text)] } }),
    }),
  );
  const [a, , b, c] = nodes.map(({ id }) => id);
  const text = HOSTILE.join(' ');
  return report({
    sources: [text],
    namespaces: [{ name: HOSTILE[0], isDefinedHere: false }],
    nodes,
    edges: [
      { from: a, to: b, kind: 'routes', label: text },
      { from: b, to: c, kind: 'connects', label: text, allowed: false, reason: text },
    ],
    promises: [
      { id: c, name: text, namespace: text, promises: [{ id: 'x', title: text, isMet: false, by: text, code: text }] },
    ],
    plan: [
      {
        namespace: text,
        quota: text,
        resource: text,
        limit: text,
        now: text,
        worst: text,
        nowShare: 1,
        worstShare: 2,
        contributors: [{ name: text, now: text, worst: text }],
      },
    ],
    cost: { currency: text, perMonth: { now: 1, worst: 2 }, byNamespace: [{ namespace: text, now: 1, worst: 2 }] },
    findings: [
      { id: text, severity: 'error', node: c, path: text, problem: text, fix: text, link: 'javascript:alert(6)' },
    ],
    prerequisites: [{ name: text, neededBy: [c, text], install: text }],
    changes: {
      against: text,
      changes: [
        { node: text, namespace: text, subject: text, kind: 'changed', what: [text], restart: text, dangers: [text] },
      ],
    },
  });
}

/** What docs/checks.md says of a finding. */
export interface FindingDescription {
  /** What must hold. */
  readonly meaning: string;
  /** What happens otherwise. */
  readonly reason: string;
}

/** What capabilities find by themselves, by the id of the finding: nothing that a manifest alone would show. */
export const CAPABILITY_FINDINGS: Record<string, FindingDescription> = {
  'ab-test': {
    meaning: 'A variant of an A/B test differs from the default one.',
    reason: 'Two equal variants show nothing.',
  },
  canary: {
    meaning: 'The share of a canary is the share that was asked for.',
    reason: 'Without a router the share is one of pods, and pods are whole.',
  },
  'data-protection': {
    meaning: 'Services of several pods say where they keep their Data Protection keys.',
    reason: 'A cookie or antiforgery token of one pod is refused by the others.',
  },
  'ingress-nginx-retired': {
    meaning: 'The ingress controller is still maintained.',
    reason: 'ingress-nginx gets no fixes after March 2026.',
  },
  'ingress-redirect': {
    meaning: 'Plain HTTP is redirected where there is TLS.',
    reason: 'Some controllers need a class or middleware of their own for it.',
  },
  'metrics-annotations': {
    meaning: 'What is said of scraping can be said by annotations, where there is no Prometheus Operator.',
    reason: 'Interval, timeout and labels are not among them, and are left to the configuration of Prometheus.',
  },
  'metrics-target': {
    meaning: 'What Prometheus is to scrape is there.',
    reason: 'Without the dotnet-monitor sidecar nobody answers on its port.',
  },
  'plain-secret': {
    meaning: 'No secret stands in the YAML.',
    reason: 'Whoever reads the repository or the object reads the secret.',
  },
  'preview-certificate': {
    meaning: 'The certificate of a preview host is known to name it.',
    reason: 'A browser refuses a certificate for another host.',
  },
  progressive: {
    meaning: 'The steps of a progressive release do what they say.',
    reason: 'A weight that falls takes users back; a short delay ends pods that a router still uses.',
  },
  'quota-fitted': {
    meaning: 'A quota that is fitted to its workloads has a workload to fit.',
    reason: 'A quota of nothing admits nothing.',
  },
  'scaled-to-zero': {
    meaning: 'A service that its clients call is not scaled to no pods by something else than their calls.',
    reason: 'With no pod, a call fails.',
  },
  'scaling-setting': {
    meaning: 'A trigger reads its address from a variable that the pods have.',
    reason: 'KEDA reads it from the container, and scales nothing without it.',
  },
  'settings-size': {
    meaning: 'A settings file is small enough for every way to apply it.',
    reason: 'Client-side apply fails on its own annotation above 256 KiB.',
  },
  'tenant-has-residents': {
    meaning: 'A TenantNamespace is that of its chart.',
    reason: 'What else the chart holds lives elsewhere, without its quota and limits.',
  },
  telemetry: {
    meaning: 'Telemetry has somewhere to go, and auto-instrumentation the diagnostics that it needs.',
    reason: 'It would go to the pod itself, which nobody sees but by errors in its log.',
  },
  'telemetry-signals': {
    meaning: 'A collector takes the signals that are sent to it.',
    reason: 'What it has no pipeline for is refused, and never seen again.',
  },
  'vertical-container-unknown': {
    meaning: 'Recommendations name containers that the pods have.',
    reason: 'The recommender ignores others without a word.',
  },
};

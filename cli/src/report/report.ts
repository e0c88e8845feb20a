/** Everything that the report says, as report.json has it. The same manifests give the same bytes. */
export interface Report {
  /** Goes up when a member changes its meaning. */
  readonly format: 1;
  /** The files that were read, relative to what was asked for. */
  readonly sources: string[];
  readonly namespaces: NamespaceFacts[];
  readonly nodes: NodeFacts[];
  readonly edges: EdgeFacts[];
  /** Who reaches whom; absent where there is no NetworkPolicy, and so everybody reaches everybody. */
  readonly reach?: ReachFacts;
  readonly promises: ServicePromises[];
  readonly plan: QuotaFacts[];
  /** Where prices were given. */
  readonly cost?: CostFacts;
  readonly findings: FindingFacts[];
  readonly prerequisites: PrerequisiteFacts[];
  /** Where it was compared with something older. */
  readonly changes?: ChangeFacts;
}

export interface NamespaceFacts {
  readonly name: string;
  /** Whether a Namespace object of it is among the manifests. */
  readonly isDefinedHere: boolean;
  /** The level of Pod Security that it enforces. */
  readonly podSecurity?: string;
}

/**
 * What a node stands for: who calls from outside, what lets it in (Ingress, Gateway, routes), Services, workloads with
 * their pods, what these use (configuration, secrets, storage), what is called outside of the cluster, and all else.
 */
export type Role =
  'outside' | 'entry' | 'service' | 'workload' | 'config' | 'secret' | 'storage' | 'external' | 'other';

/** A box of the picture. */
export interface NodeFacts {
  /** `namespace/Kind/name`, without a namespace `/Kind/name`; what is no object has a kind in lower case. */
  readonly id: string;
  readonly role: Role;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** What else it says, a line each: hosts, ports, replicas. */
  readonly lines: string[];
  /** Whether what comes in here is encrypted, for entries. */
  readonly tls?: boolean;
  readonly workload?: WorkloadFacts;
  /** The service (of `app.kubernetes.io/name`, or else the name) that it is a part of, by which the picture is grouped. */
  readonly group?: string;
  /** Where the object was read; absent for what is no object here. */
  readonly source?: { readonly file: string; readonly line: number };
  /** The object as YAML; values of Secrets are left out. */
  readonly yaml?: string;
  /** Which of Report.findings are about it. */
  readonly findings: number[];
}

export interface WorkloadFacts {
  /** What a controller may make of it: both the same where nothing scales it. */
  readonly replicas: { readonly min: number; readonly max: number };
  /** The share of requests in percent, for tracks of a canary, colours and variants. */
  readonly share?: number;
  readonly containers: ContainerFacts[];
}

export interface ContainerFacts {
  readonly name: string;
  /** `main` for the first one; `sidecar` for others, native ones too. */
  readonly role: 'main' | 'sidecar' | 'init';
  readonly image: string;
  /** Its tag or digest, shortened. */
  readonly version: string;
}

/**
 * A line of the picture: `routes` requests, `selects` pods, `uses` configuration, a secret or storage, `connects` to a Service,
 * another workload or an address outside, `scales`, `guards` (PodDisruptionBudget) or `belongs` (all else).
 */
export interface EdgeFacts {
  readonly from: string;
  readonly to: string;
  readonly kind: 'routes' | 'selects' | 'uses' | 'connects' | 'scales' | 'guards' | 'belongs';
  /** A host and path, a port, a share. */
  readonly label?: string;
  /** For connections: what the NetworkPolicies say. */
  readonly allowed?: boolean;
  /** For connections: the rule that decides, in words. */
  readonly reason?: string;
}

export interface ServicePromises {
  /** The node of the workload, or of the Service of several tracks. */
  readonly id: string;
  readonly name: string;
  readonly namespace?: string;
  readonly promises: PromiseFacts[];
}

/** "Can A reach B at port P?" for all pairs of workloads. */
export interface ReachFacts {
  /** The nodes of the workloads that ask. */
  readonly sources: string[];
  readonly targets: ReachTarget[];
  /** Which rules decide, in words. */
  readonly reasons: string[];
}

/** A port at which a workload may be called. */
export interface ReachTarget {
  readonly node: string;
  /** The port of its pods. */
  readonly port: number;
  readonly protocol: string;
  readonly name?: string;
  /** The Services that lead to it, like `web:80`. */
  readonly services: string[];
  /** One answer for each of the sources: an index of a reason where it is let through, else -1 minus that index. */
  readonly answers: number[];
}

/** One of the orchestrator's promises, for one service. */
export interface PromiseFacts {
  /** Like `load-balancing`, in a fixed order. */
  readonly id: string;
  readonly title: string;
  readonly isMet: boolean;
  /** The object that keeps it, or what is missing, in words. */
  readonly by: string;
  /** The line of code that would keep it; absent where it is met. */
  readonly code?: string;
}

/** One line of one ResourceQuota. */
export interface QuotaFacts {
  readonly namespace?: string;
  readonly quota: string;
  /** Like `requests.cpu`. */
  readonly resource: string;
  readonly limit: string;
  /** As deployed, and at worst: everything scaled out and rolling out. */
  readonly now: string;
  readonly worst: string;
  /** The same in numbers: shares of the limit, 1 is all of it. */
  readonly nowShare: number;
  readonly worstShare: number;
  readonly contributors: { readonly name: string; readonly now: string; readonly worst: string }[];
}

export interface CostFacts {
  readonly currency: string;
  readonly perMonth: { readonly now: number; readonly worst: number };
  readonly byNamespace: { readonly namespace: string; readonly now: number; readonly worst: number }[];
}

export interface FindingFacts {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** The node that it is about, where it is in the picture. */
  readonly node?: string;
  readonly path: string;
  readonly problem: string;
  readonly fix: string;
  /** Where the rule is explained. */
  readonly link?: string;
}

export interface PrerequisiteFacts {
  readonly name: string;
  /** Which objects need it. */
  readonly neededBy: string[];
  readonly install?: string;
}

/** What is different from something older. */
export interface ChangeFacts {
  /** What it was compared with, as the user said it. */
  readonly against: string;
  readonly changes: Change[];
}

/** One difference, in words that a reviewer needs. */
export interface Change {
  readonly node: string;
  readonly namespace?: string;
  /** The service or object. */
  readonly subject: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Like `image 1.4.2 -> 1.5.0`. */
  readonly what: string[];
  /** Whether its pods restart, and how. */
  readonly restart?: string;
  /** Why someone should look twice: immutable fields, deleted claims, narrowed budgets, lost TLS. */
  readonly dangers: string[];
}

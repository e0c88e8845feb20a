import { at, isMap, Json, mapsOf, textOf, textsOf } from '../model/json';
import { podSecurity } from '../model/pod-security';
import { podSpec, Thing } from '../model/things';
import { kept, Rule, there, titleOf } from './rule';

const LEVELS = ['privileged', 'baseline', 'restricted'];

export const ACCESS: Rule[] = [
  {
    id: 'pod-security-weakened',
    finds: 'a Namespace that enforces a lower level of Pod Security, or none any more',
    why: 'pods with more rights are let in',
    fix: 'keep the level, and give the one workload that needs more a namespace of its own',
    find: kept(['Namespace'], ({ before, after }) => {
      const level = (thing: Thing) => Math.max(0, LEVELS.indexOf(podSecurity(thing) ?? 'privileged'));
      return level(after) < level(before)
        ? [`Pod Security of ${after.name} ${podSecurity(before) ?? 'none'} -> ${podSecurity(after) ?? 'none'}`]
        : [];
    }),
  },
  {
    id: 'host-access',
    finds: 'pods that are newly privileged, root, or have the network, processes, paths or ports of their node',
    why: 'who breaks into such a pod has the node, and what else runs there',
    fix: 'leave it out, or use a volume, a Service or a single capability instead',
    find: there([], (after, before) => {
      const had = before === undefined ? [] : accesses(before);
      return accesses(after)
        .filter((access) => !had.includes(access))
        .map((access) => `${titleOf(after)} gets ${access}`);
    }),
  },
  {
    id: 'rights-wildcard',
    finds: 'a new * among the rights of a Role or ClusterRole, or a new binding to cluster-admin',
    why: 'whoever has the role may do everything with what it names, also with kinds that come later',
    fix: 'name the verbs and resources that are needed',
    find: there(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'], (after, before) => {
      const had = before === undefined ? [] : wildcards(before);
      return wildcards(after).filter((wildcard) => !had.includes(wildcard));
    }),
  },
];

/** What pods have of their node. */
function accesses(thing: Thing): string[] {
  const spec = podSpec(thing);
  const containers = [...mapsOf(spec.containers), ...mapsOf(spec.initContainers)];
  const ofHost = ['hostNetwork', 'hostPID', 'hostIPC'].filter((key) => spec[key] === true);
  const paths = mapsOf(spec.volumes).flatMap(({ hostPath }) =>
    isMap(hostPath) ? [`hostPath ${textOf(hostPath.path) ?? ''}`] : [],
  );
  const isRoot = at(spec, 'securityContext', 'runAsUser') === 0 ? ['user root'] : [];
  return [...ofHost, ...paths, ...isRoot, ...containers.flatMap(containerAccesses)];
}

function containerAccesses(container: Json): string[] {
  const context = container.securityContext as unknown;
  const name = textOf(container.name) ?? '';
  const ports = mapsOf(container.ports).flatMap(({ hostPort }) =>
    hostPort === undefined ? [] : [`hostPort ${textOf(hostPort) ?? ''}`],
  );
  const capabilities = textsOf(at(context, 'capabilities', 'add')).filter((each) => each !== 'NET_BIND_SERVICE');
  return [
    ...(at(context, 'privileged') === true ? [`privileged in ${name}`] : []),
    ...(at(context, 'runAsUser') === 0 ? [`user root in ${name}`] : []),
    ...(at(context, 'allowPrivilegeEscalation') === true ? [`allowPrivilegeEscalation in ${name}`] : []),
    ...capabilities.map((capability) => `capability ${capability} in ${name}`),
    ...ports,
  ];
}

/** What a role has without naming it. */
function wildcards(thing: Thing): string[] {
  if (thing.kind.endsWith('Binding')) {
    const isAdmin = textOf(at(thing.normal, 'roleRef', 'name')) === 'cluster-admin';
    const subjects = mapsOf(thing.normal.subjects).map(
      ({ kind, name }) => `${textOf(kind) ?? ''} ${textOf(name) ?? ''}`,
    );
    return isAdmin ? subjects.map((subject) => `${titleOf(thing)} makes ${subject} cluster-admin`) : [];
  }
  return mapsOf(thing.normal.rules).flatMap((rule) => {
    const isAll = (list: string) => textsOf(rule[list]).includes('*');
    const resources = textsOf(rule.resources).concat(textsOf(rule.nonResourceURLs)).join(', ');
    return [
      ...(isAll('verbs') ? [`${titleOf(thing)} gets all verbs on ${resources}`] : []),
      ...(isAll('resources')
        ? [`${titleOf(thing)} gets all resources of ${textsOf(rule.apiGroups).join(', ') || 'the core group'}`]
        : []),
    ];
  });
}

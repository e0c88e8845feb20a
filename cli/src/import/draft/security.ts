import { call, given, optional } from '../expression';
import { Change, Question } from './draft';
import { Json } from '../../json';

/** The profile that comes nearest to the security contexts. */
export const security: Question = ({ pod, main }) => {
  const context = { ...((pod.securityContext ?? {}) as Json), ...((main.securityContext ?? {}) as Json) };
  if (Object.keys(context).length === 0) {
    return [];
  }
  const { runAsUser, runAsGroup, fsGroup, readOnlyRootFilesystem, capabilities } = context;
  const added = capabilities?.add as string[] | undefined;
  const of = (level: string, readOnly: boolean, usualUser?: number): Change => {
    const options = given({
      userId: runAsUser === usualUser ? undefined : (runAsUser as number | undefined),
      groupId: runAsGroup === (runAsUser ?? usualUser) ? undefined : (runAsGroup as number | undefined),
      fsGroup: fsGroup === (runAsGroup ?? runAsUser ?? usualUser) ? undefined : (fsGroup as number | undefined),
      readOnlyRootFilesystem: (readOnlyRootFilesystem ?? false) === readOnly ? undefined : !readOnly,
      addCapabilities: added === undefined || added.length === 0 ? undefined : added,
    });
    return { props: { security: call(`SecurityProfile.${level}`, ...optional(options)) } };
  };
  return [of('restricted', true, 10001), of('baseline', false), { props: { security: undefined } }];
};

import { Finding, FindingSeverity } from '../../core/check';
import { TrackModel } from '../../core/model';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { EventDrivenPlan } from './event-driven-plan';

/** Adds what only the finished service can tell: settings that are not there, and clients who meet nobody. */
export function addScalingFindings(context: ServiceContext, plan: EventDrivenPlan): void {
  RootValidation.of(context.scope).addFindings(() => [...missingSettings(context, plan), ...clientsOfNobody(context)]);
}

/** KEDA reads them from the first container's environment; what comes by envFrom can't be known here. */
function missingSettings({ path, model, serviceName }: ServiceContext, { triggers }: EventDrivenPlan): Finding[] {
  const wanted = triggers.flatMap(({ triggerType, metadata }) =>
    Object.entries(metadata)
      .filter(([key]) => key.endsWith('FromEnv'))
      .map(([key, variable]) => ({ triggerType, key, variable })),
  );
  const missing = wanted.filter(({ variable }) => model.tracks.some((track) => lacks(track, variable)));
  return missing.map(({ triggerType, key, variable }) => ({
    checkId: 'scaling-setting',
    severity: FindingSeverity.ERROR,
    path,
    problem: `the ${triggerType} trigger reads ${key} from the setting ${variable}, which the container "${serviceName}" does not have in its environment`,
    fix: 'set it by env, AppSettings.of or Secrets.fromSecret, or use a TriggerAuthentication',
  }));
}

function lacks({ pod }: TrackModel, variable: string): boolean {
  const [main] = pod.spec.containers;
  const known = main.env?.some(({ name }) => name === variable) === true;
  return !known && (main.envFrom ?? []).length === 0;
}

/** Requests do not start a pod: only the triggers do. */
function clientsOfNobody({ path, model }: ServiceContext): Finding[] {
  // Nobody notices that the idle color, or a canary of no requests, has no pods.
  const serving = model.routes.filter(({ weight, condition }) => weight > 0 || condition !== undefined);
  const names = serving.map(({ trackName }) => trackName);
  const stops = model.tracks.some(({ trackName, scale }) => scale.minReplicas === 0 && names.includes(trackName));
  if (!stops || model.clients.every(({ onlyWatches }) => onlyWatches === true)) {
    return [];
  }
  return [
    {
      checkId: 'scaled-to-zero',
      severity: FindingSeverity.WARNING,
      path,
      problem: 'the service may have no pods, and others connect to it: their requests fail then, and start none',
      fix: 'raise min to 1, or let nobody connect to it',
    },
  ];
}

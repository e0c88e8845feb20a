import { call, Expression } from './expression';
import { Change, changed, Draft, Question, Wanted } from './draft/draft';
import { environment, secrets, withoutRefused } from './draft/environment';
import { exposure, name } from './draft/exposure';
import { health } from './draft/health';
import { disruption, scaling } from './draft/scaling';
import { security } from './draft/security';
import { containerQuestions, volumeQuestions } from './draft/volumes';
import { delivery, imageSource, labels, podOptions, resources, scheduling, shutdown } from './draft/workload';
import { omit } from '../json';
import { measure, Outcome, Setting } from './measure';
import { dotnetVersionOf } from './recognise';

/** The nearest draft, and what it gives. */
export interface Choice {
  readonly draft: Draft;
  readonly outcome: Outcome;
}

/** What YAML that says nothing has: nothing of what the library would add. */
function plainDraft({ kind, main, port, deployment }: Wanted): Draft {
  const selected = omit(deployment.spec?.selector?.matchLabels ?? {}, ['app.kubernetes.io/instance']);
  const props: Record<string, Expression> = {
    image: main.image as string,
    port,
    // The pods keep them whatever becomes of their other labels: the Deployment selects by them for ever.
    ...(Object.keys(selected).length > 0 && { selectorLabels: selected }),
    health: call('HealthCheck.none'),
    shutdown: call('Shutdown.immediate'),
    scheduling: call('Scheduling.of', { spread: call('Spread.none') }),
    security: call('SecurityProfile.none'),
    network: call('NetworkAccess.unrestricted'),
    disruption: call('DisruptionBudget.none'),
  };
  return { kind, props, calls: [] };
}

const dotnetVersion: Question = ({ kind, main }) => {
  const version = kind === 'AspNetCoreService' ? dotnetVersionOf(main) : undefined;
  return version === undefined ? [] : [{ props: { dotnetVersion: version } }];
};

/** What has been answered already decides what comes after: names and ports first. */
const FIRST = [name, dotnetVersion, imageSource, labels, environment, withoutRefused, secrets, resources];
const LAST = [scaling, disruption, health, shutdown, delivery, scheduling, podOptions, security, exposure];

/** The draft that needs the least to be what is wanted: each question has the answer that comes nearest. */
export function choose(wanted: Wanted, setting: Setting): Choice | undefined {
  const draft = plainDraft(wanted);
  const outcome = measure(wanted, draft, setting);
  if (outcome === undefined) {
    return undefined;
  }
  const questions = [...FIRST, ...volumeQuestions(wanted), ...containerQuestions(wanted), ...LAST];
  const best = questions.reduce((choice, question) => answered(wanted, setting, choice, question), { draft, outcome });
  const nearest = withoutNeedless(wanted, setting, best).draft;
  const last = measure(wanted, nearest, setting, true);
  return last && { draft: nearest, outcome: last };
}

function answered(wanted: Wanted, setting: Setting, choice: Choice, question: Question): Choice {
  return question(wanted, choice.draft).reduce((best, change) => {
    const next = attempt(wanted, setting, choice.draft, change);
    return next !== undefined && next.outcome.cost < best.outcome.cost ? next : best;
  }, choice);
}

function attempt(wanted: Wanted, setting: Setting, draft: Draft, change: Change): Choice | undefined {
  const next = changed(draft, change);
  const outcome = measure(wanted, next, setting);
  return outcome && { draft: next, outcome };
}

/** These say what the objects are, whether or not something else says it too. */
const KEPT = ['image', 'selectorLabels'];

/** Without props that change nothing. */
function withoutNeedless(wanted: Wanted, setting: Setting, choice: Choice): Choice {
  const props = Object.keys(choice.draft.props).filter((prop) => !KEPT.includes(prop));
  return props.reduce((best, prop) => {
    const next = attempt(wanted, setting, best.draft, { props: { [prop]: undefined } });
    return next !== undefined && next.outcome.cost <= best.outcome.cost ? next : best;
  }, choice);
}

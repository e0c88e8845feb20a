import { call, Expression, given, optional, ref } from '../expression';
import { Change, Question } from './draft';
import { seconds } from './units';
import { Json, isMap } from '../../json';

/** The probes as one health check of whichever kind asks for readiness, or as it is by default. */
export const health: Question = ({ main }) => {
  const readiness = main.readinessProbe as unknown;
  const asked = [readiness, main.startupProbe, main.livenessProbe].find(isMap);
  const check = asked === undefined ? undefined : checkOf(main, isMap(readiness) ? readiness : asked);
  return [
    ...(check === undefined ? [] : [{ props: { health: check } }]),
    { props: { health: undefined } },
  ] satisfies Change[];
};

function checkOf(main: Json, readiness: Json): Expression | undefined {
  const timing = timingOf(main);
  const { startupProbe: startup, livenessProbe: liveness } = main as Record<string, Json | undefined>;
  if (isMap(readiness.httpGet)) {
    const {
      path = '/',
      httpHeaders = [],
      scheme,
    } = readiness.httpGet as { path?: string; httpHeaders?: Json[]; scheme?: string };
    const pathOf = (probe: Json | undefined): string | undefined =>
      probe?.httpGet && ((probe.httpGet.path as string) ?? '/');
    const startupPath = pathOf(startup);
    const headers = httpHeaders.filter(({ name }) => String(name).toLowerCase() !== 'host');
    const options = given({
      hostHeader: httpHeaders.find(({ name }) => String(name).toLowerCase() === 'host')?.value as string | undefined,
      headers:
        headers.length === 0
          ? undefined
          : Object.fromEntries(headers.map(({ name, value }) => [name as string, value as string])),
      scheme: scheme === 'HTTPS' ? ref('ConnectionScheme.HTTPS') : undefined,
      startupPath: startupPath === path ? undefined : startupPath,
      livenessPath: pathOf(liveness),
      ...timing,
    });
    return call('HealthCheck.http', path, ...optional(options));
  }
  if (isMap(readiness.grpc)) {
    const options = given({
      readinessService: (readiness.grpc.service as string) || undefined,
      livenessService: (liveness?.grpc?.service as string) || undefined,
      ...timing,
    });
    return call('HealthCheck.grpc', ...optional(options));
  }
  if (isMap(readiness.exec) && Array.isArray(readiness.exec.command)) {
    const options = given({ livenessCommand: liveness?.exec?.command as string[] | undefined, ...timing });
    return call('HealthCheck.exec', readiness.exec.command as string[], ...optional(options));
  }
  return isMap(readiness.tcpSocket) ? call('HealthCheck.tcp', ...optional(given(timing))) : undefined;
}

/** The three probes' timing; none where the library's own is meant. */
function timingOf(main: Json): Record<string, Expression | undefined> {
  const { startupProbe, readinessProbe, livenessProbe } = main as Record<string, Json | undefined>;
  const isTcp = livenessProbe === undefined && isMap((readinessProbe ?? startupProbe)?.tcpSocket);
  return {
    startup: startupProbe && probeOf(startupProbe, 3, 40, 3),
    readiness: readinessProbe && probeOf(readinessProbe, 5, 3, 3),
    liveness: livenessProbe && probeOf(livenessProbe, 20, 3, 5),
    livenessEnabled: livenessProbe === undefined && !isTcp ? false : undefined,
  };
}

/** Kubernetes' defaults differ from the library's, so what is left out in YAML is said. */
function probeOf(
  probe: Json,
  usualPeriod: number,
  usualFailures: number,
  usualTimeout: number,
): Expression | undefined {
  const { periodSeconds = 10, timeoutSeconds = 1, initialDelaySeconds = 0 } = probe as Record<string, number>;
  const { successThreshold = 1, failureThreshold = 3 } = probe as Record<string, number>;
  const usual = isMap(probe.tcpSocket) && usualTimeout === 3 ? 1 : usualTimeout;
  const unless = (value: number, normal: number) => (value === normal ? undefined : seconds(value));
  const options = given({
    period: unless(periodSeconds, usualPeriod),
    timeout: unless(timeoutSeconds, Math.min(usual, periodSeconds)),
    initialDelay: unless(initialDelaySeconds, 1),
    successThreshold: successThreshold === 1 ? undefined : successThreshold,
    failureThreshold: failureThreshold === usualFailures ? undefined : failureThreshold,
  });
  return Object.keys(options).length === 0 ? undefined : options;
}

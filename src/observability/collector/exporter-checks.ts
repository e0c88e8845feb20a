import { fail } from '../../private/errors';
import { requireSubdomain } from '../../private/names';
import { requirePlainObject, requireString, show } from '../../private/values';
import { CollectorSecretKey, ExporterOptions, ExporterTls } from './exporter-options';
import { requirePlainHeader } from './component-checks';
import { literal, SecretFiles, secretFiles, SecretVariable, Settings } from './exporter-model';
import { TelemetrySignal } from '../telemetry/telemetry-options';
import { SIGNALS } from './telemetry-signals';

const CODE = 'collector-invalid';
const URL_OF_SERVER = /^(https?):\/\/((?:[A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\])(?::([0-9]{1,5}))?)(\/[^\s?#@]*)?$/;
const HEADER = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** A URL in parts. */
export interface EndpointParts {
  readonly secure: boolean;
  /** Host and, where there is one, port. */
  readonly authority: string;
  readonly port?: number;
  readonly path: string;
}

/** The endpoint of an exporter, checked. */
export function requireServerUrl(path: string, what: string, endpoint: string, example: string): EndpointParts {
  const fix = `use a URL like "${example}"`;
  requireString(CODE, path, `endpoint of ${what}`, endpoint, fix);
  const match = URL_OF_SERVER.exec(endpoint);
  const port = match?.[3] === undefined ? undefined : Number(match[3]);
  if (!match || (port !== undefined && (port < 1 || port > 65535))) {
    fail(CODE, path, `endpoint ${show(endpoint)} of ${what} is no URL of a server`, fix);
  }
  return { secure: match[1] === 'https', authority: match[2], port, path: (match[4] ?? '').replace(/\/+$/, '') };
}

/** The id of an exporter of a kind. */
export function exporterId(path: string, kind: string, name: string | undefined): string {
  if (name === undefined) {
    return kind;
  }
  if (typeof name !== 'string' || !/^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/.test(name)) {
    const fix = 'use at most 30 lower-case letters, digits and "-", like "tempo"';
    fail(CODE, path, `name ${show(name)} of the exporter ${kind} is not valid`, fix);
  }
  return `${kind}/${name}`;
}

/** Signals that an exporter takes, checked, in our order. */
export function requireSignals(path: string, id: string, given: TelemetrySignal[] = SIGNALS): TelemetrySignal[] {
  const wrong = Array.isArray(given) ? given.filter((signal) => !SIGNALS.includes(signal)) : [];
  if (!Array.isArray(given) || given.length === 0 || wrong.length > 0) {
    const what = wrong.length > 0 ? `with ${show(wrong[0])}` : show(given);
    const fix = 'use values of TelemetrySignal, like [TelemetrySignal.TRACES]';
    fail(CODE, path, `signals ${what} of the exporter ${id} are not valid`, fix);
  }
  return SIGNALS.filter((signal) => given.includes(signal));
}

/** A reference to an entry of a Secret, checked. */
export function requireSecretKey(path: string, what: string, given: CollectorSecretKey): CollectorSecretKey {
  const fix = 'use one like { secretName: "backend", key: "token" }';
  requirePlainObject(CODE, path, what, given, fix);
  requireSubdomain(path, `secretName of ${what}`, given.secretName, 'backend');
  if (typeof given.key !== 'string' || !SECRET_KEY.test(given.key)) {
    fail(CODE, path, `key ${show(given.key)} of ${what} is not a key of a Secret`, fix);
  }
  return given;
}

/** Headers as settings, and the variables that they read. */
export function headersOf(path: string, id: string, options: ExporterOptions): [Settings, SecretVariable[]] {
  const { headers = {}, secretHeaders = {} } = options;
  requirePlainObject(CODE, path, `headers of ${id}`, headers, 'use values by name, like { "X-Team": "blue" }');
  const fix = 'use them like { Authorization: { secretName: "backend", key: "authorization" } }';
  requirePlainObject(CODE, path, `secretHeaders of ${id}`, secretHeaders, fix);
  const names = [...Object.keys(headers), ...Object.keys(secretHeaders)];
  for (const [index, name] of names.entries()) {
    if (!HEADER.test(name)) {
      fail(CODE, path, `header ${show(name)} of ${id} is not a name of a header`, 'use one like "X-Team"');
    }
    if (names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index) {
      fail(CODE, path, `header ${show(name)} of ${id} is given twice`, 'give it once, as a header or a secret one');
    }
  }
  const variables = Object.entries(secretHeaders).map(([name, given]) => {
    const { secretName, key } = requireSecretKey(path, `header ${name} of ${id}`, given);
    return { variable: `EXPORTER_${id}_${name}`.toUpperCase().replace(/[^A-Z0-9]/g, '_'), secretName, key };
  });
  const plain = Object.entries(headers).map(([name, value]) => {
    requireString(CODE, path, `header ${name} of ${id}`, value, 'give it a text');
    requirePlainHeader(path, id, name, value);
    return [name, literal(value)];
  });
  const secret = Object.keys(secretHeaders).map((name, index) => [name, `\${env:${variables[index].variable}}`]);
  return [Object.fromEntries([...plain, ...secret]) as Settings, variables];
}

/** TLS settings, and the files that they name. */
export function tlsOf(path: string, id: string, secure: boolean, tls?: ExporterTls): [Settings, SecretFiles[]] {
  if (tls === undefined) {
    return [{}, []];
  }
  requirePlainObject(CODE, path, `tls of ${id}`, tls, 'use it like { caSecretName: "backend-ca" }');
  if (!secure) {
    fail(CODE, path, `the exporter ${id} has tls, and its endpoint is http://`, 'use https:// or leave tls out');
  }
  const { caSecretName, clientSecretName, serverName } = tls;
  const files = Object.entries({ ca: caSecretName, client: clientSecretName }).flatMap(([what, secretName]) =>
    secretName === undefined
      ? []
      : [[what, secretFiles(id, what, requireSubdomain(path, `${what}SecretName of ${id}`, secretName, 'backend-ca'))]],
  );
  const { ca, client } = Object.fromEntries(files) as Record<string, SecretFiles | undefined>;
  const settings = {
    ...(ca && { ca_file: `${ca.mountPath}/ca.crt` }),
    ...(client && { cert_file: `${client.mountPath}/tls.crt`, key_file: `${client.mountPath}/tls.key` }),
    ...(serverName !== undefined && {
      server_name_override: requireSubdomain(path, `serverName of ${id}`, serverName, 'otlp.example.com'),
    }),
  };
  return [settings, [ca, client].filter((one) => one !== undefined)];
}

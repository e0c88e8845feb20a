import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who talks to the API server: the suite, and the components that are started beside it. */
export interface User {
  readonly name: string;
  readonly token: string;
  readonly groups: readonly string[];
}

export interface Credentials {
  readonly admin: User;
  readonly controllerManager: User;
  readonly scheduler: User;
  /** The token file of the API server. */
  readonly tokens: string;
  /** The key pair by which service account tokens are signed and checked. */
  readonly signingKey: string;
  readonly checkingKey: string;
}

const user = (name: string, groups: readonly string[] = []): User => ({
  name,
  groups,
  token: randomBytes(16).toString('hex'),
});

/** Writes new keys and tokens, readable by their owner only. */
export function writeCredentials(folder: string): Credentials {
  const admin = user('cluster-tests', ['system:masters']);
  // RBAC binds the components' roles to these names.
  const controllerManager = user('system:kube-controller-manager');
  const scheduler = user('system:kube-scheduler');
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const rows = [admin, controllerManager, scheduler].map(
    ({ name, token, groups }) => `${token},${name},${name},"${groups.join(',')}"\n`,
  );
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    admin,
    controllerManager,
    scheduler,
    tokens: write('tokens.csv', rows.join('')),
    signingKey: write('service-accounts.key', String(privateKey.export({ type: 'pkcs1', format: 'pem' }))),
    checkingKey: write('service-accounts.pub', String(publicKey.export({ type: 'spki', format: 'pem' }))),
  };
}

/** A kubeconfig of one context, as JSON, which is YAML. */
export function kubeconfigOf(server: string, certificate: Buffer, { name, token }: User): string {
  const cluster = { server, 'certificate-authority-data': certificate.toString('base64') };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: CONTEXT, cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name: CONTEXT, context: { cluster: CONTEXT, user: name } }],
    'current-context': CONTEXT,
  });
}

/** The only context of our own kubeconfigs. */
export const CONTEXT = 'cluster-tests';

import { execFile } from 'node:child_process';
import type { Ground } from './kit/ground.js';
import { asList, kubectl } from './kit/kubectl.js';
import type { Manifest } from './kit/manifests.js';

/** How somebody applies. */
export interface Applying {
  readonly how: 'client-side' | 'server-side';
  /** Whether what is no longer in the output is deleted. */
  readonly prune: boolean;
}

export interface Typed {
  run(manifests: readonly Manifest[], options?: { force?: boolean }): Promise<void>;
  shell(command: string): Promise<void>;
}

/** Of kubectl's alpha features: what it has applied together, and may prune. */
const APPLY_SETS = { KUBECTL_APPLYSET: 'true' };

/**
 * What users type, on this cluster. Pruning is kubectl's own: by label, over the kinds that are in play, or by an
 * ApplySet, as the former does not work on what was applied server-side.
 */
export function typed(ground: Ground, { how, prune }: Applying, all: readonly Manifest[]): Typed {
  const { cluster, namespace } = ground;
  const kinds = [...new Set(all.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))].map(allowed);
  const label = 'cluster-tests/applied';
  const pruning =
    how === 'server-side'
      ? ['--prune', '--applyset=drill']
      : ['--prune', '-l', label, ...kinds.map((kind) => `--prune-allowlist=${kind}`)];
  return {
    run: async (manifests, { force = false } = {}) => {
      const labelled = manifests.map((manifest) => ({
        ...manifest,
        metadata: { ...manifest.metadata, labels: { ...manifest.metadata.labels, [label]: 'true' } },
      }));
      await kubectl(
        cluster,
        [
          'apply',
          '-n',
          namespace,
          '-f',
          '-',
          ...(how === 'server-side' ? ['--server-side'] : []),
          ...(force && how === 'server-side' ? ['--force-conflicts'] : []),
          ...(prune ? pruning : []),
        ],
        asList(labelled),
        prune && how === 'server-side' ? APPLY_SETS : {},
      );
    },
    shell: (command) => shell(ground, command),
  };
}

/** `core/v1/Service` */
function allowed(kind: string): string {
  const [version = '', name = ''] = kind.split(' ');
  return `${version.includes('/') ? version : `core/${version}`}/${name}`;
}

/** A command of the documentation, with kubectl made to talk to this cluster. */
function shell({ cluster }: Ground, command: string): Promise<void> {
  const quoted = [cluster.kubectl ?? 'kubectl', ...cluster.kubectlArgs].map((word) => `'${word}'`).join(' ');
  const here = command.replace(/(^|\| )kubectl /g, `$1${quoted} `);
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', here], { timeout: 60_000 }, (error, _stdout, stderr) => {
      if (error === null) {
        resolve();
      } else {
        reject(new Error(`${command}: ${stderr.trim() || error.message}`));
      }
    });
  });
}

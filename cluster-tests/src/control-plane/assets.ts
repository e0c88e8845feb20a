import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs of one folder of KUBEBUILDER_ASSETS. Only the first two must be there. */
export interface Assets {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager?: string;
  readonly scheduler?: string;
  readonly kubectl?: string;
}

function program(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

function required(folder: string, name: string): string {
  const path = program(folder, name);
  if (path === undefined) {
    const missing = existsSync(join(folder, name)) ? `cannot run ${name} of` : `no ${name} in`;
    throw new Error(`${missing} ${folder}: KUBEBUILDER_ASSETS wants etcd and kube-apiserver in one folder`);
  }
  return path;
}

/** What is in a folder, or an error that says what it lacks. */
export function assetsOf(folder: string): Assets {
  return {
    etcd: required(folder, 'etcd'),
    apiServer: required(folder, 'kube-apiserver'),
    controllerManager: program(folder, 'kube-controller-manager'),
    scheduler: program(folder, 'kube-scheduler'),
    kubectl: program(folder, 'kubectl'),
  };
}

/** The folders that KUBEBUILDER_ASSETS names: one, or one for each Kubernetes version. */
export function foldersOf(variable: string): string[] {
  return variable.split(delimiter).filter((folder) => folder !== '');
}

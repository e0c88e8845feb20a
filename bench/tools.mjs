// Other programs that make manifests, where they are: named by a variable, else found by the shell.
import { works } from './measure.mjs';

function found(command, ...args) {
  return works(command, ...args) ? command : undefined;
}

export const HELM = found(process.env.HELM ?? 'helm', 'version');
export const KUBECTL = found(process.env.KUBECTL ?? 'kubectl', 'kustomize', '--help');
export const JSONNET = found(process.env.JSONNET ?? 'jsonnet', '--version');

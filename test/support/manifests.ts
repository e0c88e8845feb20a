import { ApiObject, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { App, AppProps } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** An app whose output goes to a temporary folder. */
export function testApp(props: AppProps = {}): App {
  return new App({ outdir: path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'app-')), 'dist'), ...props });
}

/** Every manifest below a construct, in construction order. */
export function manifestsBelow(scope: Construct): any[] {
  return scope.node
    .findAll()
    .filter((construct): construct is ApiObject => construct instanceof ApiObject)
    .map((object) => object.toJson());
}

/** The only manifest of a kind below a construct. */
export function manifestOf(scope: Construct, kind: string, name?: string): any {
  const found = manifestsBelow(scope).filter(
    (manifest) => manifest.kind === kind && (name === undefined || manifest.metadata.name === name),
  );
  expect(found.map((manifest) => manifest.kind)).toEqual([kind]);
  return found[0];
}

/** Volumes or mounts but for the /tmp that every main container has. */
export function besidesTmp(named: { name: string }[]): { name: string }[] {
  return named.filter(({ name }) => name !== 'tmp');
}

/** The message of what an action throws. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return '(nothing was thrown)';
}

/** The message of what an action throws, without the ids of the checks that end its lines. */
export function problemOf(action: () => unknown): string {
  return messageOf(action).replace(/ \[[a-z-]+\]$/gm, '');
}

/** Where an API asks for an empty map: a policy of all pods, a pause without an end, and what has no settings. */
const EMPTY_ON_PURPOSE = ['pause', 'podSelector', 'requiredDuringSchedulingIgnoredDuringExecution', 'selfSigned'];

/** A value as the design wants it in YAML: what an empty map or a null would be is not there. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map(withoutEmpty);
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => [
      key,
      EMPTY_ON_PURPOSE.includes(key) ? member : withoutEmpty(member),
    ]);
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  return value === null ? undefined : value;
}

export { Testing };

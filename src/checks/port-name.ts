import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { portsOf } from '../plan/pod-ports';
import { containersOf, objectsIn, podTemplate } from '../plan/pod-template';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Source: IsValidPortName in k8s.io/apimachinery/pkg/util/validation, after RFC 6335 */
function isPortName(name: string): boolean {
  return name.length <= 15 && LABEL.test(name) && /[a-z]/.test(name) && !name.includes('--');
}

function isLabel(name: string): boolean {
  return name.length <= 63 && LABEL.test(name);
}

function badNames(ports: Json[], isGood: (name: string) => boolean): string[] {
  const names = ports.map(({ name }) => name as unknown).filter((name) => typeof name === 'string' && name !== '');
  return [...new Set(names as string[])].filter((name) => !isGood(name));
}

/** Ports have names that the API server takes. Source: kubernetes/pkg/apis/core/validation/validation.go */
export class PortName implements Rule {
  public readonly checkId = 'port-name';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'The name of a port is one that Kubernetes takes: of a container, at most 15 lower-case letters, digits and "-" with a letter among them.';
  public readonly reason = 'The API server refuses the object.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => {
      const template = podTemplate(object);
      if (template !== undefined) {
        const bad = badNames(containersOf(template).flatMap(portsOf), isPortName);
        const fix = 'use at most 15 lower-case letters, digits and single "-" with at least one letter, like "http"';
        return bad.map((name) => this.finding(object, name, fix));
      }
      const isService = object.kind === 'Service' && object.apiVersion === 'v1';
      const bad = isService ? badNames(objectsIn(object.manifest.spec?.ports), isLabel) : [];
      const fix = 'use at most 63 lower-case letters, digits and "-" that start and end with a letter or digit';
      return bad.map((name) => this.finding(object, name, fix));
    });
  }

  private finding(object: SynthesizedObject, name: string, fix: string): Finding {
    return finding(this, object, `the name "${name}" of a port of ${spoken(object)} is not valid`, fix);
  }
}

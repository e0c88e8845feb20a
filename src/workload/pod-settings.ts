import type { HostAlias } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { PodFields } from '../core/pod-fields';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requireDnsDomain } from '../private/names';
import { show } from '../private/values';
import { podDnsConfig } from './pod-dns';
import { requireIp } from './ip-address';
import type { PodOptions } from './pod-options';

/** An optional DNS prefix, and a name. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set */
const ANNOTATION = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;

/** Writes the options of the user on the pods. */
export class PodSettings implements ICapability {
  public readonly capabilityName = 'pod-options';
  private readonly options: PodOptions;

  public constructor(options: PodOptions) {
    this.options = options;
  }

  /** @throws when an address, name, option or annotation is not valid */
  public bind(context: ServiceContext): void {
    const fields = podFields(context.path, this.options);
    const annotations = { ...this.options.annotations };
    Object.entries(annotations).forEach(([key, value]) => requireAnnotation(context.path, key, value));
    context.intent.addContributor({
      contribute: (pod) => {
        pod.addFields(fields);
        Object.entries(annotations).forEach(([key, value]) => pod.addAnnotation(key, value));
      },
    });
  }
}

function podFields(path: string, options: PodOptions): PodFields {
  const { hostAliases, dnsConfig, imagePullSecrets } = options;
  return {
    ...(hostAliases && { hostAliases: hostAliases.map((alias) => hostAlias(path, alias)) }),
    ...(dnsConfig && { dnsConfig: podDnsConfig(path, dnsConfig) }),
    ...(imagePullSecrets && { imagePullSecrets: pullSecrets(path, imagePullSecrets) }),
  };
}

function hostAlias(path: string, alias: HostAlias): HostAlias {
  requireIp(path, 'host alias', alias.ip);
  if (alias.hostnames.length === 0) {
    fail('pod-options-invalid', path, `host alias ${alias.ip} has no host names`, 'give it at least one');
  }
  alias.hostnames.forEach((name) => requireDnsDomain(path, `host name of ${alias.ip}`, name, 'legacy.example.com'));
  return { ip: alias.ip, hostnames: [...alias.hostnames] };
}

function pullSecrets(path: string, names: string[]): { name: string }[] {
  names.forEach((name, index) => {
    requireDnsDomain(path, 'image pull secret', name, 'registry');
    if (names.indexOf(name) !== index) {
      fail('pod-options-invalid', path, `image pull secret ${show(name)} is named twice`, 'name it once');
    }
  });
  return names.map((name) => ({ name }));
}

function requireAnnotation(path: string, key: string, value: string): void {
  if (!ANNOTATION.test(key)) {
    fail(
      'pod-options-invalid',
      path,
      `annotation key ${show(key)} is not valid`,
      'use a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/", like "example.com/team"',
    );
  }
  if (typeof value !== 'string') {
    fail('pod-options-invalid', path, `annotation ${key} has the value ${show(value)}, no string`, 'quote it');
  }
}

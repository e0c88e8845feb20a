import { type Manifest, spoilt } from './kit/manifests.js';

/** Ways to break manifests that more than one proof needs. */
export function deployments(manifests: readonly Manifest[], change: (spec: any) => void): Manifest[] {
  return spoilt(manifests, 'Deployment', ({ spec }) => change(spec));
}

export function services(manifests: readonly Manifest[], name: string, change: (spec: any) => void): Manifest[] {
  return spoilt(manifests, 'Service', ({ metadata, spec }) => metadata.name === name && change(spec));
}

/** A selector of the whole service, not of one version. */
export function widen(spec: any): void {
  delete spec.selector['app.kubernetes.io/instance'];
}

/** Settings as many have them: a ConfigMap of one name, whose content changes. */
export function mutableMap(manifests: readonly Manifest[]): Manifest[] {
  const maps = spoilt(manifests, 'ConfigMap', (map) => {
    map.metadata.name = 'settings';
    delete map.immutable;
  });
  return deployments(maps, ({ template }) => {
    for (const volume of template.spec.volumes) {
      if (volume.configMap !== undefined) {
        volume.configMap.name = 'settings';
      }
    }
  });
}

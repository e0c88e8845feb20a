import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { requireEnvironment, tellEnvironment } from './environment-name';
import { FlatSetting } from './flatten';
import { requireMountPath } from '../private/mount-path';
import { SettingsFile } from './settings-file';

const VOLUME = 'app-settings';

/** What is mounted, and where. */
export interface MountedSettingsProps {
  readonly origin: string;
  readonly file: SettingsFile;
  readonly settings: FlatSetting[];
  readonly environmentName?: string;
  readonly contentRoot?: string;
}

/**
 * Settings as a file in the app's content root, beside the image's own `appsettings.json`. The mount is of a
 * single file (subPath), so that the rest of the folder stays visible. Such a mount never changes while its
 * pod lives; here it never has to, since another content is another ConfigMap, hence other pods.
 */
export class MountedSettings implements IPodContributor {
  private readonly path: string;
  private readonly props: MountedSettingsProps;
  private readonly contentRoot: string;

  public constructor(path: string, props: MountedSettingsProps) {
    this.path = path;
    this.props = props;
    this.contentRoot = requireMountPath(path, 'contentRoot', props.contentRoot ?? '/app');
  }

  public contribute(pod: PodDraft): void {
    const { file, settings, origin, environmentName } = this.props;
    const { environment } = pod.main;
    tellEnvironment(environment, environmentName);
    requireEnvironment(this.path, environment, file.fileName, file.environmentName);
    settings.forEach(({ setting }) =>
      environment.claim(setting.replaceAll(':', '__'), `the mounted file of ${origin}`),
    );
    pod.addVolume({ name: VOLUME, configMap: { name: file.mapName } });
    pod.main.addMount({
      name: VOLUME,
      mountPath: `${this.contentRoot}/${file.fileName}`,
      subPath: file.fileName,
      readOnly: true,
    });
  }
}

import { ApiObject, App, Testing, Yaml, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fs from 'fs';
import * as path from 'path';
import { layOut } from '../../src/core/output-layout';

/** Files with the names of the objects in each. */
export type Files = [string, string[]][];

/** Objects by their names. */
export function add(scope: Construct, ...names: string[]): ApiObject[] {
  return names.map((name) => new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }));
}

/** What plain cdk8s writes, file by file in the order in which `kubectl apply -f` takes them. */
export function written(build: (app: App) => void, yamlOutputType: YamlOutputType): Files {
  const app = Testing.app({ yamlOutputType });
  build(app);
  app.synth();
  const files = fs.readdirSync(app.outdir).sort();
  return files.map((file) => [
    file,
    Yaml.load(path.join(app.outdir, file)).map((manifest: { metadata: { name: string } }) => manifest.metadata.name),
  ]);
}

/** What this library would write. */
export function laidOut(build: (app: App) => void, yamlOutputType: YamlOutputType): Files {
  const app = Testing.app({ yamlOutputType });
  build(app);
  return layOut(app).map(({ fileName, objects }) => [
    fileName + app.outputFileExtension,
    objects.map((object) => object.name),
  ]);
}

import { YamlOutputType } from 'cdk8s';
import { ChartObjects } from '../core/output-layout';
import { SynthesizedObject } from '../core/synthesized-object';
import { OutputFile } from './staged-folder';
import { YamlWriter } from './yaml-writer';

/** One chart with its objects rendered. */
export interface RenderedChart {
  readonly chart: ChartObjects;
  readonly objects: SynthesizedObject[];
}

/** A file and what is in it. */
export interface RenderedFile extends OutputFile {
  readonly objects: SynthesizedObject[];
}

/** The same name that cdk8s gives a file for one object. */
function objectFile(object: SynthesizedObject, extension: string): string {
  return `${object.kind}.${object.objectName}`.replace(/[^0-9a-zA-Z-_.]/g, '') + extension;
}

/** The files of an app, named as cdk8s names them. Charts without objects have an empty file, as there. */
export function outputFiles(charts: RenderedChart[], type: YamlOutputType, extension: string): RenderedFile[] {
  const writer = new YamlWriter();
  const file = (name: string, objects: SynthesizedObject[]) => ({ name, objects, content: writer.file(objects) });
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      return charts.length === 0
        ? []
        : [
            file(
              `app${extension}`,
              charts.flatMap(({ objects }) => objects),
            ),
          ];
    case YamlOutputType.FILE_PER_CHART:
      return charts.map(({ chart, objects }) => file(chart.fileName + extension, objects));
    case YamlOutputType.FILE_PER_RESOURCE:
      return charts.flatMap(({ objects }) => objects.map((object) => file(objectFile(object, extension), [object])));
    default:
      return charts.flatMap(({ chart, objects }) =>
        objects.map((object) => file(`${chart.fileName}/${objectFile(object, extension)}`, [object])),
      );
  }
}

/** Whether a file in the output folder was written by synth; a kustomization never is, whatever the extension. */
export function isOutput(name: string, extension: string): boolean {
  return (name.endsWith(extension) && !name.startsWith('kustomization.')) || name === 'construct-metadata.json';
}

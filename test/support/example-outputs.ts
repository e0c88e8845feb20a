import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';

export const EXAMPLES_FOLDER = path.join(__dirname, '../../examples');

/** What an example gives for one cluster: one with stages gives several. */
export interface ExampleOutput {
  readonly example: string;
  /** The example, and the stage where there are some, like `13-stages/production`. */
  readonly title: string;
  readonly manifests: any[];
}

/** A line of expected.yaml before a file, in the folder of its stage. */
const STAGE_HEADING = /^(?:---\n)?# ([^\n/]+)\/[^\n]*\n/m;

/** The golden YAML of all examples, by the cluster that it is for. */
export function exampleOutputs(): ExampleOutput[] {
  return fs.readdirSync(EXAMPLES_FOLDER).flatMap((example) => {
    const [all, ...stages] = fs
      .readFileSync(path.join(EXAMPLES_FOLDER, example, 'expected.yaml'), 'utf8')
      .split(STAGE_HEADING);
    const named = stages.filter((_, index) => index % 2 === 0);
    return named.length === 0
      ? [{ example, title: example, manifests: parsed(all) }]
      : named.map((stage, index) => ({
          example,
          title: `${example}/${stage}`,
          manifests: parsed(stages[2 * index + 1]),
        }));
  });
}

function parsed(yaml: string): any[] {
  return parseAllDocuments(yaml, { version: '1.1' }).map((document) => document.toJSON());
}

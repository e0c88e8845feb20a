import * as path from 'path';
import { App } from 'cdk8s-aspnetcore';
import { EXAMPLES_FOLDER } from './example-outputs';

/** The apps that an example makes, a stage each, which nobody has rendered yet; they would be written below a folder. */
export function appsOf(example: string, folder: string): App[] {
  const made: App[] = [];
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(App.prototype, '_prepare').mockImplementation(function (this: App) {
    made.push(this);
    return [];
  });
  process.env.CDK8S_OUTDIR = path.join(folder, example);
  try {
    jest.requireActual(path.join(EXAMPLES_FOLDER, example, 'main.ts'));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    jest.restoreAllMocks();
  }
  expect(made.length).toBe(example === '13-stages' ? 3 : 1);
  return made;
}

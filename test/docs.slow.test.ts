import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { docBlocks } from './support/doc-blocks';

const ROOT = path.join(__dirname, '..');

/** Each block as a file of its own. */
function blocks(): Map<string, string> {
  return new Map(
    docBlocks().map(({ page, index, code }) => [
      path.join(ROOT, `${page.replace(/\W/g, '_')}_${index}.ts`),
      `${code}\nexport {};\n`,
    ]),
  );
}

test('every TypeScript block of the docs compiles', () => {
  const virtual = blocks();
  const config = ts.readConfigFile(path.join(ROOT, 'tsconfig.dev.json'), (file) => fs.readFileSync(file, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  // As in the projects that `init` starts, and stricter than what goes in our own tests.
  const users = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
  const relaxed = { ...options, ...users, noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(relaxed);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (file) => virtual.get(file) ?? readFile(file);
  host.fileExists = (file) => virtual.has(file) || fileExists(file);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, version, ...rest) => {
    const text = virtual.get(file);
    return text === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version, true);
  };
  const program = ts.createProgram([...virtual.keys()], relaxed, host);
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  expect(messages).toEqual([]);
  expect(virtual.size).toBeGreaterThanOrEqual(8);
}, 60_000);

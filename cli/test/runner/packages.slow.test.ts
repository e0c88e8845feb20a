import { Project } from '../support/program';

/** A package that loads cdk8s by itself, as other libraries of constructs do. */
const OTHER = {
  'node_modules/other/package.json': '{ "name": "other", "version": "1.0.0" }',
  'node_modules/other/index.js': `module.exports = require('cdk8s').ApiObject;`,
};

const PROGRAM = `
  import { ApiObject, App, Chart, Testing } from 'cdk8s';
  import { k8s } from 'cdk8s-plus-27';
  import { Construct } from 'constructs';
  import Other from 'other';
  const chart = new Chart(new App(), 'chart');
  const map = new k8s.KubeConfigMap(chart, 'map', { metadata: { name: 'map' } });
  console.log(Other === ApiObject, map instanceof ApiObject, map instanceof Construct, Testing.synth(chart).length);
  console.log(Object.keys(require.cache).filter((file) => file.includes('/cdk8s/lib/')).length);`;

test('there is one copy of cdk8s for the program and for every package, in one file', () => {
  const project = new Project({ ...OTHER, 'main.ts': PROGRAM });
  const first = project.run('main.ts');
  expect(first).toEqual({ status: 0, stdout: 'true true true 1\n1\n', stderr: 'bundles\nbundles\n' });
  expect(project.run('main.ts')).toEqual({ ...first, stderr: '' });
});

test('there is one copy, too, where a program asks for a part of it by its path', () => {
  const deep = `import { ApiObject as Deep } from 'cdk8s/lib/api-object';\n${PROGRAM}\nconsole.log(Deep === ApiObject);`;
  const { status, stdout } = new Project({ ...OTHER, 'main.ts': deep }).run('main.ts');
  expect([status, stdout.split('\n')[0], stdout.split('\n')[2]]).toEqual([0, 'true true true 1', 'true']);
});

test('a program without cdk8s gets no such file', () => {
  const project = new Project({ 'main.ts': `import * as path from 'path'; console.log(path.sep);` });
  expect(project.run('main.ts')).toEqual({ status: 0, stdout: '/\n', stderr: 'bundles\n' });
});

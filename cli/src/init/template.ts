import * as fs from 'fs';
import * as path from 'path';
import { packageFolder } from '../package-folder';
import { Project } from './options';

/** A file of the new project, by its path in the project. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What the template's hook says to `cdk8s init`: no part of a project. */
const HOOKS = '.hooks.sscaff.js';

/** All files of a new project, from the template that `cdk8s init` can read, too. */
export function projectFiles(project: Project): ProjectFile[] {
  const folder = path.join(packageFolder(), 'templates/aspnetcore-app');
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const variables = variablesOf(project);
  return names
    .filter((name) => name !== HOOKS && fs.statSync(path.join(folder, name)).isFile())
    .map((name) => ({
      path: substitute(name.split(path.sep).join('/'), variables),
      text: substitute(fs.readFileSync(path.join(folder, name), 'utf8'), variables),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function variablesOf(project: Project): Record<string, string> {
  const { kubernetesVersion } = project;
  return {
    name: project.name,
    namespace: project.namespace,
    image: project.image,
    imageSource: project.imageSource,
    port: String(project.port),
    cluster: project.cluster,
    clusterOptions: kubernetesVersion === undefined ? '' : `{ kubernetesVersion: '${kubernetesVersion}' }`,
    // Puts something before a leading dot: npm leaves .gitignore out of packages.
    '': '',
  };
}

/** Replaces `{{ name }}` where the name is known: expressions of GitHub's workflows look just like that, and stay. */
function substitute(text: string, variables: Record<string, string>): string {
  return text.replace(/{{ *(\w*) *}}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? variables[name] : whole,
  );
}

// Prints what the changelog says of the version that a tag names, for `node scripts/release-notes.mjs v1.2.3`; ends with 1
// where the tag, the two packages and the changelog do not agree, so that nothing wrong is published.
import { readFileSync } from 'node:fs';

const LIBRARY = 'cdk8s-aspnetcore';
const [tag = ''] = process.argv.slice(2);
const version = tag.replace(/^v/, '');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const [library, cli] = [json('package.json'), json('cli/package.json')];

/** The lines below the heading of a version, like `## 1.2.3 - 2026-01-31`, without blank ones around them. */
function sectionOf(changelog) {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => /^\[?([^\s\]]+)/.exec(section)?.[1] === version);
  return found === undefined ? undefined : found.replace(/^.*\n/, '').trim();
}

const notes = sectionOf(readFileSync('CHANGELOG.md', 'utf8'));
const wanted = cli.dependencies[LIBRARY];
const problems = [
  [!tag.startsWith('v'), `the tag "${tag}" does not begin with v`, 'call it with the tag, like v1.2.3'],
  [library.version !== version, `package.json has the version ${library.version}`, `make it ${version}`],
  [cli.version !== version, `cli/package.json has the version ${cli.version}`, `make it ${version}`],
  [wanted !== `^${version}`, `the cli depends on ${LIBRARY} ${wanted}`, `make it ^${version}`],
  [!notes, `CHANGELOG.md says nothing of ${version}`, `rename its heading "Unreleased" to "${version} - <date>"`],
].filter(([isWrong]) => isWrong);

if (problems.length === 0) {
  process.stdout.write(`${notes}\n`);
} else {
  problems.forEach(([, problem, fix]) => process.stderr.write(`error: ${problem}\n  fix: ${fix}\n`));
  process.exitCode = 1;
}

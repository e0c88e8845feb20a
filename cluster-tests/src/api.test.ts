import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { applies } from './checks/applies.js';
import type { Check } from './checks/check.js';
import { deletes } from './checks/deletes.js';
import { kubectlApply } from './checks/kubectl-apply.js';
import { ownership } from './checks/ownership.js';
import { stable } from './checks/stable.js';
import { connect } from './cluster.js';
import { type Example, exampleNames, readExample } from './examples.js';
import { titleOf } from './results.js';
import { assertNoProblems } from './assert.js';
import { cleanUp, manifestsOf, missingKinds, type Subject, subjectOf } from './subject.js';

/** In this order on the same objects: the last one takes them away. */
const ON_THE_SAME: readonly Check[] = [applies, stable, ownership, deletes];
const FROM_CLEAN: readonly Check[] = [kubectlApply];

/** Examples at once: most of the time they wait for controllers. */
const AT_ONCE = 4;

const cluster = await connect();

async function skipReason({ files, unsupported }: Example): Promise<string | false> {
  if (unsupported !== undefined) {
    return `synth says: ${unsupported}`;
  }
  const missing = await missingKinds(cluster.client, manifestsOf(files));
  return missing.length > 0 && `the cluster has no ${missing.join(', no ')}: put the official CRD into CRD_DIR`;
}

/** Checks on the same objects, one after another, which are deleted however they end. */
function describeChecks(example: Example, skip: string | false, checks: readonly Check[]): void {
  const { name } = example;
  let subject: Promise<Subject> | undefined;
  describe(checks.map(({ id }) => id).join(', '), { concurrency: 1 }, () => {
    after(async () => {
      if (subject !== undefined) {
        await cleanUp(cluster, await subject);
      }
    });
    for (const check of checks) {
      test(titleOf(name, check.id), { skip }, async () => {
        assert.equal(example.error, undefined);
        subject ??= subjectOf(cluster.client, name, example.files);
        assertNoProblems(await check.run(await subject, cluster));
      });
    }
  });
}

const examples = exampleNames().map((name) => readExample(name));
const skips = await Promise.all(examples.map(skipReason));

describe('examples', { concurrency: AT_ONCE }, () => {
  examples.forEach((example, at) => {
    describe(example.name, { concurrency: 2 }, () => {
      describeChecks(example, skips[at], ON_THE_SAME);
      describeChecks(example, skips[at], FROM_CLEAN);
    });
  });
});

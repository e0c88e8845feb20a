// jsii never removes what it no longer compiles; a module that is gone must not be published.
import { rmSync } from 'node:fs';

for (const output of ['lib', '.jsii', '.jsii.gz', 'tsconfig.tsbuildinfo']) {
  rmSync(new URL(`../${output}`, import.meta.url), { recursive: true, force: true });
}

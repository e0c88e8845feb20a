import { TestEnvironment } from 'jest-environment-node';
import { moduleLoader } from './loader.mjs';
import { LOAD } from './stub.mjs';

/** Jest's own environment, in which the library and cdk8s come compiled. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global[LOAD] = moduleLoader(this.context);
  }
}

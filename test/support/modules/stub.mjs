/** By what name a file of tests finds the loader of its environment. */
export const LOAD = Symbol.for('cdk8s-aspnetcore: load');

/** Leaves a module of the library, or of cdk8s, to the loader: Jest would compile it anew for each file of tests. */
export default {
  process: (_, path) => ({
    code: `module.exports = globalThis[Symbol.for(${JSON.stringify(LOAD.description)})](${JSON.stringify(path)});`,
  }),
};

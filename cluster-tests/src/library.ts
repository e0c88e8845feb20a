/**
 * The built package, by its place: this folder is a package of its own, in which its name leads nowhere. That the
 * name works for users is what the examples show.
 */
export * from '../../lib/src/index.js';

export * from './pods.js';
export * from './releases.js';
export * from './tracks.js';
export * from './transitions.js';

import { applySubject, type Check } from './check.js';

/** The server takes everything, under strict field validation, without a warning. */
export const applies: Check = { id: 'applies', run: applySubject };

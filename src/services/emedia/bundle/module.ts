/** What `emedia.mjs` exports: the core, both environments, and the published API for either. */
export * from '../index'

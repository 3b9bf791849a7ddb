/** The SDK as the app, and new applications, use it. */
export { createClient } from './core/client'
export { EmediaError } from './core/error'
export { createBrowserEnvironment } from './environments/browser'
export { createWeappEnvironment } from './environments/weapp'
export { ConfrType, ExitReason, Role, StreamType } from '../../../protocol/numbers'
export { createEmedia, type Emedia } from './emedia'
export type { Environment } from './core/environment'
export type * from './core/types'

import { createCoreClient } from './core/client'
import type { Environment } from './core/environment'
import type { Client, ClientOptions } from './core/types'
import { extras } from './extras'

/** The SDK's own client; see {@link Client}. Throws a TypeError for options that cannot be right. */
export const createClient = (environment: Environment, options: ClientOptions): Client =>
  createCoreClient(environment, options, extras)

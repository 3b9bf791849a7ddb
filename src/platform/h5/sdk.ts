import type { Client, ClientOptions } from '../../services/emedia'
import { EmediaError } from '../../services/emedia/core/error'
import { timeOf } from '../reach'

/** The lobby stands before the SDK is there: it is a file of its own. */
async function load() {
  try {
    return await import('../../services/emedia')
  } catch (error) {
    throw EmediaError.of('network', error)
  }
}

export async function connect(options: ClientOptions): Promise<Client> {
  const { createClient, createBrowserEnvironment } = await load()
  return createClient(createBrowserEnvironment(), options)
}

export async function reach(host: string): Promise<number> {
  const { createBrowserEnvironment } = await load()
  return timeOf(createBrowserEnvironment().http, host)
}

import type { Environment } from '../services/emedia'

/** Milliseconds that a server has to answer. */
const PATIENCE = 5000

/** Milliseconds until a server has said that it is there. Rejects with the SDK's error. */
export async function timeOf(http: Environment['http'], host: string): Promise<number> {
  const begun = Date.now()
  await http.request({ method: 'GET', url: `${host}/healthz`, timeout: PATIENCE })
  return Date.now() - begun
}

import type { FastifyInstance } from 'fastify'
import { type Config, FaultySetting } from './config'

/** Variables that set ports, by the field of the configuration that holds them. */
const variableOf = (config: Config, port: number): string => {
  if (port === config.port) return 'PORT'
  return port === config.rtmpPort ? 'RTMP_PORT' : 'RTC_PORT'
}

/** Runs something that takes a port; a port that cannot be had becomes one sentence for the operator. */
export async function withPort<T>(config: Config, usual: number, take: () => Promise<T>): Promise<T> {
  try {
    return await take()
  } catch (error) {
    const { code, port } = error as { code?: unknown; port?: unknown }
    const taken = typeof port === 'number' ? port : usual
    const variable = variableOf(config, taken)
    if (code === 'EADDRINUSE') {
      throw new FaultySetting(
        `Port ${taken} is taken; stop the program that has it, or set ${variable} to another one.`
      )
    }
    if (code === 'EACCES') {
      throw new FaultySetting(`Port ${taken} is for privileged users; set ${variable} to one above 1023.`)
    }
    if (code === 'EADDRNOTAVAIL')
      throw new FaultySetting(`HOST is "${config.host}"; it must be an address of this machine.`)
    throw error
  }
}

export async function listen(app: FastifyInstance, config: Config): Promise<void> {
  const { host, port, tls } = config
  // The framework does not know that the server which it was given speaks TLS.
  const listenTextResolver = (address: string): string =>
    `listening at ${tls === undefined ? address : address.replace(/^http:/, 'https:')}`
  await withPort(config, port, () => app.listen({ host, port, listenTextResolver }))
}

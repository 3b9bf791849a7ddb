import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Config, FaultySetting, loadConfig } from './config'
import { createHttp } from './http/server'
import { Lifecycle } from './lifecycle'
import { createLog } from './log'
import { createParts } from './parts'
import { listen, withPort } from './ports'
import { Sockets } from './socket/server'
import { UnusableStore } from './storage/unusable-store'
import { welcomeText } from './welcome'

/** The server: reads its configuration, starts its parts in order, and stops them in the opposite one. */
async function main(): Promise<void> {
  const config = await loadConfig(process.env, process.argv.slice(2))
  const log = createLog(config)
  const lifecycle = new Lifecycle(log)
  endOnSignals(lifecycle, log)
  try {
    await start(config, log, lifecycle)
  } catch (error) {
    await lifecycle.close()
    throw error
  }
}

async function start(config: Config, log: Logger, lifecycle: Lifecycle): Promise<void> {
  const parts = await createParts(config, log, lifecycle)
  await withPort(config, config.rtmpPort, () => parts.engine.start())
  const http = await createHttp(parts)
  lifecycle.started('http', () => http.close())
  const sockets = new Sockets({
    ...parts,
    reservedNames: config.reservedNames,
    maxConnections: config.maxConnections,
    reach: config
  })
  lifecycle.started('sockets', () => sockets.close())
  http.server.on('upgrade', sockets.upgrade)
  await listen(http, config)
  process.stdout.write(welcomeText(factsOf(config, parts.webRoot)))
}

function factsOf(
  { port, rtmpPort, rtmpScheme, host, publicUrl, foundIp, tls }: Config,
  webRoot: string
): Parameters<typeof welcomeText>[0] {
  const isOpen = host === '0.0.0.0' || host === '::'
  const scheme = tls === undefined ? 'http' : 'https'
  const outsideHost = inAddress(isOpen ? foundIp : host)
  return {
    localUrl: `${scheme}://${isOpen ? 'localhost' : inAddress(host)}:${port}`,
    outsideUrl: publicUrl ?? `${scheme}://${outsideHost}:${port}`,
    rtmpUrl: `${rtmpScheme}://${publicUrl === undefined ? outsideHost : new URL(publicUrl).hostname}:${rtmpPort}`,
    isWebAppBuilt: existsSync(join(webRoot, 'index.html'))
  }
}

/** Addresses of IPv6 stand in brackets. */
const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** The first signal ends the server in order, the second one at once. What nobody has caught ends it with an error. */
function endOnSignals(lifecycle: Lifecycle, log: Logger): void {
  let isEnding = false
  const end = (signal: NodeJS.Signals): void => {
    if (isEnding) process.exit(1)
    isEnding = true
    log.info({ signal }, 'the server ends')
    void lifecycle.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  const fail = (error: unknown): void => {
    log.fatal({ err: error }, 'something went wrong that nobody expected; the server ends')
    process.exit(1)
  }
  process.on('uncaughtException', fail).on('unhandledRejection', fail)
}

main().catch((error: unknown) => {
  const isSentence = error instanceof FaultySetting || error instanceof UnusableStore
  const text = isSentence ? error.message : `The server could not start: ${String(error)}`
  process.stderr.write(`${text}\n`)
  process.exit(1)
})

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './lib/builds.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { install } from './lib/install.mjs'
import { refuseNode } from './lib/node-version.mjs'
import { onParentGone } from './lib/parent.mjs'

/**
 * Runs the server in the foreground with our arguments. It gets the signals that we get; a terminal sends Ctrl-C to
 * both by itself.
 */
function serve() {
  const main = join(root, 'dist', 'server', 'main.mjs')
  const server = spawn(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => server.kill(signal))
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) server.kill('SIGINT')
  })
  server.on('error', (error) => {
    console.error(`The server could not be started: ${error.message}`)
    process.exitCode = 1
  })
  server.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
    for (const name of /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) process.removeAllListeners(name)
  })
}

/** `npm start [-- arguments of the server]`: sets a fresh machine up, builds what is stale, and runs the server. */
await runMain(async () => {
  const tooOld = refuseNode(process.versions.node)
  if (tooOld !== undefined) throw new Failure(tooOld)
  onParentGone(() => process.kill(process.pid, 'SIGTERM'))
  await install()
  await ensureBuilt('h5')
  await ensureBuilt('server')
  serve()
})

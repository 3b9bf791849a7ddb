import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { install } from './lib/install.mjs'
import { onParentGone } from './lib/parent.mjs'
import { serverOptions } from './lib/server-options.mjs'

/** The server under development. It is started anew after each build that succeeds. */
function restartable() {
  const main = join(root, 'dist', 'server', 'main.mjs')
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server
  const stop = async () => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server?.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  const restart = async () => {
    await stop()
    server = spawn(process.execPath, ['--enable-source-maps', main], { cwd: root, stdio: 'inherit' })
  }
  return { stop, restart }
}

/**
 * Bundles the server, and again after each change.
 * @param {() => Promise<void>} built called after each build without errors
 */
async function watchServer(built) {
  const { context } = await import('esbuild')
  /** @type {import('esbuild').Plugin} */
  const tell = {
    name: 'tell-when-built',
    setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? built() : undefined))
  }
  const watching = await context({ ...serverOptions, plugins: [tell] })
  await watching.watch()
  return () => watching.dispose()
}

/** `npm run dev`: the server and the web app, both rebuilt and reloaded after each change, until Ctrl-C. */
await runMain(async () => {
  await install()
  const server = restartable()
  const stopWatching = await watchServer(server.restart)
  const page = spawn(process.execPath, [join(root, 'scripts', 'build-app.mjs'), 'h5', '--watch'], { stdio: 'inherit' })
  const stop = async () => {
    page.kill('SIGTERM')
    await stopWatching()
    await server.stop()
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
  page.on('exit', () => void stop())
  onParentGone(() => void stop())
})

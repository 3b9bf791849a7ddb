import { root } from './files.mjs'

/** The server's processes: the first one is started, it starts the others. The last is a command of its own. */
export const entries = {
  main: 'server/main.ts',
  media: 'server/media/embedded/process.ts',
  codec: 'server/media/embedded/codec/process.ts',
  finish: 'server/media/finish/process.ts',
  backup: 'server/backup.ts'
}

/**
 * How each of them is bundled into one ES module; packages stay where npm put them.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const serverOptions = {
  absWorkingDir: root,
  entryPoints: entries,
  outdir: 'dist/server',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: /** @type {const} */ ('external'),
  platform: /** @type {const} */ ('node'),
  format: /** @type {const} */ ('esm'),
  target: 'node20',
  sourcemap: true,
  logLevel: /** @type {const} */ ('warning')
}

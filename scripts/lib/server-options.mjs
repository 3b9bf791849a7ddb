import { root } from './files.mjs'

/**
 * The server's processes, each bundled into one ES module: the first one is started, it starts the others.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const serverOptions = {
  absWorkingDir: root,
  entryPoints: {
    main: 'server/main.ts',
    media: 'server/media/embedded/process.ts',
    codec: 'server/media/embedded/codec/process.ts'
  },
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

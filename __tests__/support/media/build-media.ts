import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(__dirname, '../../..')

export interface BuiltMedia {
  /** Path of the media process. */
  readonly media: string
  /** Path of the codec process. */
  readonly codec: string
  /** Path of the finishing process. */
  readonly finish: string
  /** Deletes them. */
  remove(): void
}

/** Bundles the media, codec and finishing processes from the sources as they are, in a folder from where native modules are found. */
export async function buildMedia(): Promise<BuiltMedia> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'media-'))
  await build({
    absWorkingDir: root,
    entryPoints: {
      media: 'server/media/embedded/process.ts',
      codec: 'server/media/embedded/codec/process.ts',
      finish: 'server/media/finish/process.ts'
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20'
  })
  return {
    media: join(folder, 'media.mjs'),
    codec: join(folder, 'codec.mjs'),
    finish: join(folder, 'finish.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

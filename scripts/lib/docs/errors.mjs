import { build } from 'esbuild'
import { root } from '../files.mjs'

/**
 * One way to be refused, as protocol/errors.ts describes it.
 * @typedef {{ code: number, zh: string, en: string, todo: { zh: string, en: string } }} ErrorEntry
 */

/**
 * The table of errors, from its source.
 * @returns {Promise<Record<string, ErrorEntry>>}
 */
async function readErrors() {
  const bundled = await build({
    absWorkingDir: root,
    entryPoints: ['protocol/errors.ts'],
    bundle: true,
    write: false,
    format: 'esm'
  })
  const text = Buffer.from(bundled.outputFiles[0]?.contents ?? []).toString('base64')
  /** @type {unknown} */
  const loaded = await import(`data:text/javascript;base64,${text}`)
  const { errors } = /** @type {{ errors: Record<string, ErrorEntry> }} */ (loaded)
  return errors
}

/** The table of errors as Markdown, with the codes nearest to zero first. */
export async function errorTable() {
  const entries = Object.entries(await readErrors()).sort(([, one], [, other]) => other.code - one.code)
  const rows = entries.map(
    ([reason, { code, en, zh, todo }]) => `| ${code} | \`${reason}\` | ${en} ${todo.en} | ${zh}${todo.zh} |`
  )
  return ['| `code` | `reason` | meaning | 含义 |', '|---|---|---|---|', ...rows].join('\n')
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { root } from '../build'

const axe = readFileSync(createRequire(join(root, 'package.json')).resolve('axe-core'), 'utf8')

interface AxeWindow {
  readonly axe: { run(context: object, options: object): Promise<AxeResults> }
}

/** What axe-core finds serious or worse on a page as it is now: rule, and the first elements that break it. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // The page's own policy lets no script of others in, but does not bind whoever drives the browser.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations } = await page.evaluate(() => {
    const { axe: checker } = globalThis as unknown as AxeWindow
    const options = {
      resultTypes: ['violations'],
      // It takes all that is visible in a button for its label, numbers of a badge and initials of a face included.
      rules: { 'label-content-name-mismatch': { enabled: false } }
    }
    // Videos of a live meeting have no captions to offer.
    return checker.run({ exclude: ['video'] }, options)
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`
    )
}

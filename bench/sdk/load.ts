import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openBrowser } from '../../__tests__/support/browser'

/** What a page pays before it can call an SDK. */
export interface LoadCost {
  readonly what: string
  /** Bytes. */
  readonly raw: number
  readonly gzip: number
  /** Parsing and running the file, ms; the median of all runs, each in a page of its own. */
  readonly load: number
}

const files = {
  'ours, emedia_for_miniProgram.js': 'dist/sdk/emedia_for_miniProgram.js',
  "vendor's web SDK, easemob-emedia 3.4.1": 'node_modules/easemob-emedia/EMedia_sdk-dev.js'
}

/** Loads each file in Chromium so many times. */
export async function loadCosts(runs: number): Promise<LoadCost[]> {
  const browser = await openBrowser()
  const timeOf = async (text: string): Promise<number> => {
    const page = await browser.newPage()
    const time = await page.evaluate((source) => {
      const script = Object.assign(document.createElement('script'), { textContent: source })
      const start = performance.now()
      document.head.append(script)
      return performance.now() - start
    }, text)
    await page.context().close()
    return time
  }
  try {
    const costs: LoadCost[] = []
    for (const [what, path] of Object.entries(files)) {
      const content = readFileSync(join(process.cwd(), path))
      const times: number[] = []
      for (let run = 0; run < runs; run += 1) times.push(await timeOf(content.toString()))
      costs.push({ what, raw: content.length, gzip: gzipSync(content).length, load: median(times) })
    }
    return costs
  } finally {
    await browser.close()
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

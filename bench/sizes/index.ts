import { join } from 'node:path'
import { shippedUnder, sizeOf } from './measure'
import { weappPackages } from './weapp'
import { webRoutes } from './web'

/** Prints what each client has to load, and how that stands to its goal (1 = just met). */
const dist = join(process.cwd(), 'dist')
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

/** Kilobytes. WeChat counts raw bytes of a package, a browser loads gzip. */
const goals: Readonly<Record<string, { of: 'raw' | 'gzip'; kilobytes: number }>> = {
  'mini-program, main package': { of: 'raw', kilobytes: 350 },
  'web app, lobby': { of: 'gzip', kilobytes: 130 },
  'SDK, emedia_for_miniProgram.js': { of: 'raw', kilobytes: 40 }
}

const rows = [
  ...weappPackages(join(dist, 'weapp')),
  ...(await webRoutes(join(dist, 'h5'))),
  { name: 'web app, every file', size: sizeOf(shippedUnder(join(dist, 'h5'))) },
  { name: 'SDK, emedia_for_miniProgram.js', size: sizeOf([join(dist, 'sdk', 'emedia_for_miniProgram.js')]) }
]

console.table(
  rows.map(({ name, size }) => {
    const goal = goals[name]
    return {
      what: name,
      'raw KB': kilobytes(size.raw),
      'gzip KB': kilobytes(size.gzip),
      'of goal': goal === undefined ? '' : (size[goal.of] / 1024 / goal.kilobytes).toFixed(2)
    }
  })
)

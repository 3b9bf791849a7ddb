import { join } from 'node:path'
import type { WeappOptions } from './options'
import { Weapp } from './runner'

const fixtures = join(__dirname, '..', '..', 'fixtures')
const booted: Weapp[] = []

/** Boots the small mini-program of the runner's own tests. */
export async function bootHello(options: Partial<WeappOptions> = {}): Promise<Weapp> {
  const app = await Weapp.boot({ dist: join(fixtures, 'native-hello'), ...options })
  booted.push(app)
  return app
}

/** One whose main package requires what is in a sub-package. */
export const outOfReach = join(fixtures, 'native-out-of-reach')

/** Ends every app that was booted here. */
export function closeApps(): void {
  for (const app of booted.splice(0)) app.close()
}

/** What the app has noted of its own life, in order. */
export const seen = (app: Weapp) => [...(app.evaluate('getApp().globalData.seen') as string[])]

/** A copy of the app's value made of this realm's objects, which matchers compare by their constructors. */
export const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

import type { Environment } from './core/environment'
import { Mgr } from './mgr'
import { type EmediaConfig, Settings } from './mgr/settings'

/** The published object: `emedia.mgr`, `emedia.util`, `emedia.config`. */
export interface Emedia {
  readonly mgr: Mgr
  readonly util: {
    /** A new name for a stream of one's own, to be given to `mgr.pubStream`. */
    readonly getRtcId: () => string
  }
  readonly config: (options: EmediaConfig) => void
}

/** `webIm` finds the IM SDK, which may come, or be signed in to, at any time. */
export function createEmedia(environment: Environment, webIm: () => unknown): Emedia {
  const settings = new Settings(environment, webIm)
  let count = 0
  return {
    mgr: new Mgr(environment, settings),
    util: { getRtcId: () => `wx-${count++}-${letters(3)}` },
    config: (options) => settings.configure(options)
  }
}

const letters = (length: number): string =>
  Array.from({ length }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')

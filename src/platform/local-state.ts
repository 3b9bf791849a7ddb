import type { LocalMediaState } from './types'

/** Before anything is switched on. */
export const silent: LocalMediaState = {
  microphone: false,
  camera: false,
  microphoneProblem: undefined,
  cameraProblem: undefined,
  needsConsent: false,
  canFlip: false,
  facing: 'front',
  published: false,
  interrupted: false,
  level: 0
}

import { Observable } from '../observable'
import type { Toggle } from '../types'

const mode = new Observable(false)

/** Where all players of the page put their sound. */
export const earpiece: Toggle = {
  get on() {
    return mode.value
  },
  onChange: (listener) => mode.onChange(listener),
  set: (on) => mode.set(on)
}

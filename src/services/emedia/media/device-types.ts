import type { CallOptions } from '../core/call-options'

/** A microphone, a camera or a speaker of this device. */
export interface MediaDevice {
  readonly id: string
  readonly kind: 'microphone' | 'camera' | 'speaker'
  /** As the system calls it. */
  readonly name: string
}

/** Which microphone or camera is meant; the usual one if nothing is said. */
export interface DeviceChoice {
  /** {@link MediaDevice.id}. One that is gone by now is refused. */
  readonly id?: string
  /** Phones: which side a camera looks at. */
  readonly facing?: 'front' | 'back'
}

/** How a screen is shared. */
export interface ScreenOptions extends CallOptions {
  /** Whether the sound of what is shared is wanted too, where the browser has it; it is, unless told otherwise. */
  readonly sound?: boolean
}

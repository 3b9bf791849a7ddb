import { StreamType } from '../../../../protocol/numbers'
import { type CallOptions, signalOf } from '../core/call-options'
import { expectObject, expectOptionalFlag } from '../core/check'
import { EmediaError } from '../core/error'
import { abortable } from '../core/timing'
import type { LocalSource, Publication } from '../core/types'
import type { ScreenOptions } from './device-types'
import type { Peers } from './peers'

/** A screen is read, not watched: sharpness before smoothness. */
const picture: MediaTrackConstraints = { frameRate: { ideal: 15, max: 30 } }

/** Asks for a screen and publishes it. Its tracks are nobody else's: they stop when the publication ends, and the other way round. */
export async function shareScreen(
  peers: Peers,
  publish: (source: LocalSource, options: CallOptions) => Promise<Publication>,
  options: ScreenOptions
): Promise<Publication> {
  const { sound, signal } = expectObject(options, 'options') as ScreenOptions
  expectOptionalFlag(sound, 'sound')
  const stream = await ask(peers, { video: picture, audio: sound !== false }, signalOf(options))
  try {
    const publication = await publish({ type: StreamType.DESKTOP, stream }, { signal })
    publication.onEnded(() => stop(stream))
    for (const track of stream.getVideoTracks()) {
      track.contentHint = 'detail'
      // The browser has a button of its own for this.
      track.onended = () => publication.close()
      if (track.readyState === 'ended') publication.close()
    }
    return publication
  } catch (error) {
    stop(stream)
    throw error
  }
}

async function ask(
  peers: Peers,
  wanted: DisplayMediaStreamOptions,
  signal: AbortSignal | undefined
): Promise<MediaStream> {
  const asking = peers.screen(wanted)
  try {
    // The browser's question cannot be taken back; what it brings is not wanted any more.
    return await abortable(signal, asking, () => void asking.then(stop, () => undefined))
  } catch (error) {
    throw error instanceof EmediaError ? error : EmediaError.of('no-device', error)
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null
    track.stop()
  }
}

import { StreamType } from '../../../protocol/numbers'
import type { Conference } from '../../services/emedia'
import { EmediaError } from '../../services/emedia/core/error'
import { sampleOf } from './figures'

/** Milliseconds between two looks, and how long media may take to get through. */
const PACE = 200
const PATIENCE = 8000

/** Sends silence into a conference and waits until the server has answered over WebRTC. Rejects when it does not. */
export async function probeMedia(conference: Conference): Promise<'passed'> {
  const context = new AudioContext()
  try {
    const { stream } = context.createMediaStreamDestination()
    const publication = await conference.publish({ type: StreamType.CAMERA, stream, videoOff: true })
    const end = Date.now() + PATIENCE
    while (Date.now() < end) {
      const sample = await sampleOf(publication, 'outbound-rtp')
      if (sample?.roundTrip !== undefined) return 'passed'
      await new Promise((resolve) => setTimeout(resolve, PACE))
    }
    throw EmediaError.of('timeout')
  } finally {
    void context.close()
  }
}

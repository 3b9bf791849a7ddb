import type { Recorder, RecorderNews } from './contract'
import type { Command } from './decide/command'

/** A conference, as far as the recorder's news concern it. */
interface Listener {
  observe(command: Command): void
}

/** Brings the recorder's news to the conference that they are about. Returns the function that stops it. */
export function followRecorder(
  recorder: Recorder | undefined,
  find: (conferenceId: string) => Listener | undefined
): () => void {
  const failed = (...[recordingId, conferenceId, fault]: RecorderNews['failed']): void =>
    find(conferenceId)?.observe({ type: 'recordingFailed', recordingId, fault })
  recorder?.events.on('failed', failed)
  return () => void recorder?.events.off('failed', failed)
}

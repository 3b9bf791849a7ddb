import type { EventEmitter } from 'node:events'
import type { StreamId } from './engine'

/** Why a file could not be written on. */
export type WriteFault = 'disk-full' | 'unwritable'

/** How a file ended. */
export interface FileOutcome {
  readonly bytes: number
  /** From the first picture or sound to the last one. */
  readonly durationMs: number
  /** Null when it ended in order. */
  readonly fault: WriteFault | null
}

export interface RecorderEvents {
  /** The first picture or sound was written, of this moment in ms since 1970. */
  began: [file: string, startedAt: number]
  /** Nothing more will be written: it was asked to stop, the stream has ended, or the disk takes no more. */
  ended: [file: string, outcome: FileOutcome]
  /** The process that writes died. Its files end where they stand, and can be played up to there. */
  lost: []
}

/** Writes live streams to disk as they come, as FLV, which needs no end to be playable. Implemented by media engines. */
export interface StreamRecorder {
  readonly recordings: EventEmitter<RecorderEvents>
  /** Begins a file; one of that name is replaced. A stream may be written to any number of files. */
  record(streamId: StreamId, file: string): void
  /** Ends a file; one that has ended already is none to end. */
  stopRecording(file: string): void
}

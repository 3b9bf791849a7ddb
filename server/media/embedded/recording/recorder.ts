import type { StreamId } from '../../engine'
import type { FileOutcome } from '../../recorder'
import type { Hub } from '../hub/hub'
import type { Stream } from '../hub/stream'
import { FlvFile } from './flv-file'

export interface RecorderListener {
  began(file: string, startedAt: number): void
  ended(file: string, outcome: FileOutcome): void
}

interface Writing {
  readonly stream: Stream
  readonly sink: FlvFile
}

/** The files that streams of this process are being written to. */
export class Recorder {
  private readonly files = new Map<string, Writing>()
  private emptied: (() => void) | undefined

  constructor(
    private readonly hub: Hub,
    private readonly listener: RecorderListener
  ) {}

  record(streamId: StreamId, file: string): void {
    if (this.files.has(file)) return
    const stream = this.hub.stream(streamId)
    const sink = new FlvFile(file, {
      began: (startedAt) => this.listener.began(file, startedAt),
      ended: (outcome) => this.ended(file, outcome)
    })
    this.files.set(file, { stream, sink })
    stream.addTagSink(sink)
  }

  stop(file: string): void {
    const writing = this.files.get(file)
    writing?.stream.removeTagSink(writing.sink)
    writing?.sink.end()
  }

  /** Ends all files and waits until they are on their way to the disk. */
  async close(): Promise<void> {
    const writings = [...this.files.keys()]
    for (const file of writings) this.stop(file)
    if (writings.length > 0) await new Promise<void>((resolve) => (this.emptied = resolve))
  }

  private ended(file: string, outcome: FileOutcome): void {
    const writing = this.files.get(file)
    this.files.delete(file)
    writing?.stream.removeTagSink(writing.sink)
    this.listener.ended(file, outcome)
    if (this.files.size === 0) this.emptied?.()
  }
}

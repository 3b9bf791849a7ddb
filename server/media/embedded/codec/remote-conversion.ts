import { MediaError } from '../../engine'
import type { AudioTarget, FromCodec, ToCodec } from './messages'
import type { AudioFormat, AudioFrame, Transcoder } from './transcoder'

/** A conversion that was being opened at this many deaths of the process is taken to be their cause. */
const MOST_DEATHS = 2

interface Channel {
  send(message: ToCodec): void
  forget(): void
}

/** A conversion that runs in the codec process, seen from the media process. */
export class RemoteConversion implements Transcoder {
  readonly ready: Promise<AudioFormat>
  private settle: { resolve: (format: AudioFormat) => void; reject: (error: MediaError) => void } | undefined
  private isClosed = false
  private unanswered = 0

  constructor(
    private readonly id: number,
    private readonly from: AudioFormat,
    private readonly to: AudioTarget,
    private readonly out: (frame: AudioFrame) => void,
    private readonly channel: Channel
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.settle = { resolve, reject }
    })
    // Whoever waits hears of it; nobody has to wait.
    this.ready.catch(() => undefined)
  }

  /** Sets the conversion up in the process, which may be a new one. Gives up on what the library cannot survive. */
  open(): void {
    if (this.unanswered >= MOST_DEATHS) {
      this.fail('The codec process died of this format.')
      return
    }
    this.unanswered++
    this.channel.send({ type: 'open', id: this.id, from: this.from, to: this.to })
  }

  push({ time, data }: AudioFrame): void {
    if (!this.isClosed) this.channel.send({ type: 'push', id: this.id, time, data })
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.channel.send({ type: 'close', id: this.id })
    this.channel.forget()
    this.settle?.reject(new MediaError('unavailable', 'The conversion was closed.'))
  }

  receive(message: FromCodec): void {
    if (this.isClosed) return
    this.unanswered = 0
    if (message.type === 'frame') this.out({ time: message.time, data: message.data })
    else if (message.type === 'ready') this.settle?.resolve(message.format)
    else if (message.type === 'failed') this.fail(message.message)
  }

  private fail(reason: string): void {
    this.isClosed = true
    this.channel.forget()
    this.settle?.reject(new MediaError('unsupported-codec', reason))
  }
}

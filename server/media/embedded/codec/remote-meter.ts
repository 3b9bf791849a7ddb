import type { FromCodec, ToCodec } from './messages'
import type { SoundMeter } from './meters'
import type { AudioFormat } from './transcoder'

/** So many pieces go to the process at once, about a tenth of a second: one message each would cost more than decoding. */
const GATHERED = 5

/** A meter that runs in the codec process, seen from the media process. */
export class RemoteMeter implements SoundMeter {
  private pieces: Buffer[] = []
  private isClosed = false

  constructor(
    private readonly id: number,
    private readonly from: AudioFormat,
    private readonly out: (loudness: number) => void,
    private readonly channel: { send(message: ToCodec): void; forget(): void }
  ) {}

  /** Sets the meter up in the process, which may be a new one. */
  open(): void {
    this.channel.send({ type: 'openMeter', id: this.id, from: this.from })
  }

  push(data: Buffer): void {
    if (this.isClosed) return
    this.pieces.push(data)
    if (this.pieces.length < GATHERED) return
    this.channel.send({ type: 'measure', id: this.id, pieces: this.pieces })
    this.pieces = []
  }

  close(): void {
    if (this.isClosed) return
    this.channel.send({ type: 'close', id: this.id })
    this.end()
  }

  receive(message: FromCodec): void {
    if (this.isClosed) return
    if (message.type === 'loudness') this.out(message.loudness)
    else if (message.type === 'failed') this.end()
  }

  private end(): void {
    this.isClosed = true
    this.pieces = []
    this.channel.forget()
  }
}

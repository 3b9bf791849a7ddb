import type { FromCodec, MixPiece, MixSourceFormat, MixTarget, ToCodec } from './messages'
import type { MixInput, MixListening, SoundMix } from './mixers'
import type { AudioFormat, AudioFrame } from './transcoder'

/** Sound is gathered for so long, in ms: one message for each piece would cost more than decoding it. */
const GATHER = 5
/** Sources that were there at this many deaths of the process are taken to be their cause. */
const MOST_DEATHS = 2

interface Output {
  readonly target: MixTarget
  readonly listening: MixListening
}

/** A mix that runs in the codec process, seen from the media process. */
export class RemoteMix implements SoundMix {
  private readonly sources = new Map<number, MixSourceFormat>()
  private readonly outputs = new Map<number, Output>()
  private readonly beganAt = performance.now()
  private lastNumber = 0
  private pieces: MixPiece[] = []
  private timer: NodeJS.Timeout | undefined
  private aac: AudioFormat | undefined
  private unanswered = 0
  private isClosed = false

  constructor(
    private readonly id: number,
    private readonly loudest: number,
    private readonly channel: { send(message: ToCodec): void; forget(): void }
  ) {}

  /** Sets the mix up in the process, which may be a new one; its time goes on. */
  open(): void {
    if (this.unanswered >= MOST_DEATHS) this.sources.clear()
    this.unanswered++
    const { id, loudest } = this
    this.channel.send({ type: 'openMix', id, loudest, at: performance.now() - this.beganAt })
    for (const [source, format] of this.sources) this.channel.send({ type: 'addSource', id, source, ...format })
    for (const [output, { target }] of this.outputs) this.channel.send({ type: 'addOutput', id, output, ...target })
  }

  addSource(format: MixSourceFormat): MixInput {
    const source = ++this.lastNumber
    this.sources.set(source, format)
    this.channel.send({ type: 'addSource', id: this.id, source, ...format })
    return {
      push: (frame) => this.gather(source, frame),
      close: () => {
        if (this.sources.delete(source)) this.channel.send({ type: 'removeSource', id: this.id, source })
      }
    }
  }

  addOutput(target: MixTarget, listening: MixListening): { close(): void } {
    const output = ++this.lastNumber
    this.outputs.set(output, { target, listening })
    if (target.codec === 'aac' && this.aac !== undefined) listening.format(this.aac)
    this.channel.send({ type: 'addOutput', id: this.id, output, ...target })
    return {
      close: () => {
        if (this.outputs.delete(output)) this.channel.send({ type: 'removeOutput', id: this.id, output })
      }
    }
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    clearTimeout(this.timer)
    this.channel.send({ type: 'close', id: this.id })
    this.channel.forget()
  }

  receive(message: FromCodec): void {
    if (message.type === 'ready') this.begin(message.format)
    if (message.type !== 'mixed') return
    this.unanswered = 0
    for (const { outputs, time, data } of message.frames) {
      for (const output of outputs) this.outputs.get(output)?.listening.frame({ time, data })
    }
  }

  private begin(format: AudioFormat): void {
    this.aac = format
    for (const { target, listening } of this.outputs.values()) if (target.codec === 'aac') listening.format(format)
  }

  private gather(source: number, frame: AudioFrame): void {
    if (this.isClosed || !this.sources.has(source)) return
    this.pieces.push({ ...frame, source })
    this.timer ??= setTimeout(() => this.flush(), GATHER)
  }

  private flush(): void {
    this.timer = undefined
    this.channel.send({ type: 'sound', id: this.id, pieces: this.pieces })
    this.pieces = []
  }
}

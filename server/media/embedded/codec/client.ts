import { type ChildProcess, fork } from 'node:child_process'
import type { AudioTarget, FromCodec, ToCodec } from './messages'
import type { SoundMeter, SoundMeters } from './meters'
import { RemoteConversion } from './remote-conversion'
import { RemoteMeter } from './remote-meter'
import type { SoundMix, SoundMixers } from './mixers'
import { RemoteMix } from './remote-mix'
import type { AudioFormat, AudioFrame, Transcoder, Transcoders } from './transcoder'

/** Milliseconds before a codec process that died is started again; doubles with every death up to the longest. */
const RESTART = 100
const LONGEST_RESTART = 5000
/** A process that has lived this long, in ms, was healthy: the next wait is short again. */
const HEALTHY = 30_000
/** How long a codec process may take to end, in ms. */
const CLOSE_WITHIN = 2000
/** Messages on their way into the process; beyond that sound is dropped rather than memory filled. */
const MOST_PENDING = 500

export interface CodecClientOptions {
  /** Path of the built codec process. */
  readonly entry: string
  /** Told whenever the process has died by itself. */
  readonly died?: (description: string) => void
}

/** Runs the conversions of this process in a codec process, which it starts, watches and starts again. */
export class CodecClient implements Transcoders, SoundMeters, SoundMixers {
  private readonly conversions = new Map<number, RemoteConversion | RemoteMeter | RemoteMix>()
  private child: ChildProcess | undefined
  private restart: NodeJS.Timeout | undefined
  private deaths = 0
  private startedAt = 0
  private pending = 0
  private lastId = 0
  private isClosed = false

  /** The process starts at once: the first sound must not wait for its libraries to load. */
  constructor(private readonly options: CodecClientOptions) {
    this.start()
  }

  /** Process id of the codec process; undefined while none runs. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  open(from: AudioFormat, to: AudioTarget, out: (frame: AudioFrame) => void): Transcoder {
    const id = ++this.lastId
    const conversion = new RemoteConversion(id, from, to, out, {
      send: (message) => this.send(message),
      forget: () => this.conversions.delete(id)
    })
    this.conversions.set(id, conversion)
    // Between two lives of the process the next one opens whatever waits.
    if (this.child !== undefined) conversion.open()
    return conversion
  }

  openMeter(from: AudioFormat, out: (loudness: number) => void): SoundMeter {
    const id = ++this.lastId
    const meter = new RemoteMeter(id, from, out, {
      send: (message) => this.send(message),
      forget: () => this.conversions.delete(id)
    })
    this.conversions.set(id, meter)
    if (this.child !== undefined) meter.open()
    return meter
  }

  openMix(loudest: number): SoundMix {
    const id = ++this.lastId
    const mix = new RemoteMix(id, loudest, {
      send: (message) => this.send(message),
      forget: () => this.conversions.delete(id)
    })
    this.conversions.set(id, mix)
    if (this.child !== undefined) mix.open()
    return mix
  }

  close(): Promise<void> {
    this.isClosed = true
    clearTimeout(this.restart)
    for (const conversion of [...this.conversions.values()]) conversion.close()
    const { child } = this
    if (child === undefined) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_WITHIN)
      child.once('exit', () => {
        clearTimeout(timer)
        resolve()
      })
      if (child.connected) child.disconnect()
    })
  }

  private start(): void {
    if (this.isClosed || this.restart !== undefined) return
    const child = fork(this.options.entry, [], { serialization: 'advanced', execArgv: [] })
    this.child = child
    this.startedAt = performance.now()
    this.pending = 0
    child.on('message', (message) => this.receive(message as FromCodec))
    child.on('error', (error) => this.lost(child, String(error)))
    child.on('exit', (code, signal) => this.lost(child, `exit code ${code ?? 'none'}, signal ${signal ?? 'none'}`))
    for (const conversion of [...this.conversions.values()]) conversion.open()
  }

  private lost(child: ChildProcess, description: string): void {
    if (this.child !== child) return
    this.child = undefined
    if (this.isClosed) return
    this.options.died?.(description)
    if (performance.now() - this.startedAt > HEALTHY) this.deaths = 0
    const wait = Math.min(LONGEST_RESTART, RESTART * 2 ** this.deaths)
    this.deaths++
    this.restart = setTimeout(() => {
      this.restart = undefined
      this.start()
    }, wait)
  }

  private receive(message: FromCodec): void {
    this.conversions.get(message.id)?.receive(message)
  }

  private send(message: ToCodec): void {
    const { child } = this
    if (child?.connected !== true || (isSound(message) && this.pending >= MOST_PENDING)) return
    this.pending++
    child.send(message, () => {
      if (this.child === child) this.pending--
    })
  }
}

/** What may be lost: without it the next one still makes sense. */
const isSound = ({ type }: ToCodec): boolean => type === 'push' || type === 'measure' || type === 'sound'

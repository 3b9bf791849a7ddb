import type { BridgeFactory, RtpOutput } from '../../../../server/media/embedded/hub/bridge'
import type {
  ClockReport,
  Kind,
  RtpPacket,
  RtpSink,
  Source,
  Tag,
  TagSink
} from '../../../../server/media/embedded/hub/frame'

/** A tag sink that keeps what it gets, until it is told to be congested. */
export class RecordingSink implements TagSink {
  readonly tags: Tag[] = []
  readonly batches: (readonly Tag[])[] = []
  congested = false
  backlog = 0
  readonly told: boolean[] = []
  ended: string | undefined

  constructor(
    readonly id = 'sink',
    readonly memberId = 'viewer',
    readonly only?: Kind
  ) {}

  write(tags: readonly Tag[]): boolean {
    if (this.congested) return false
    this.batches.push(tags)
    this.tags.push(...tags)
    return true
  }

  held(isHeld: boolean): void {
    this.told.push(isHeld)
  }

  end(reason: string): void {
    this.ended = reason
  }

  /** Bodies as text, in order. */
  get bodies(): string[] {
    return this.tags.map(({ body }) => body.toString())
  }
}

export class RecordingRtpSink implements RtpSink {
  readonly id = 'rtp'
  readonly packets: RtpPacket[] = []
  readonly reports: ClockReport[] = []
  ended: string | undefined

  constructor(readonly memberId = 'viewer') {}

  packet(packet: RtpPacket): void {
    this.packets.push(packet)
  }

  clock(report: ClockReport): void {
    this.reports.push(report)
  }

  end(reason: string): void {
    this.ended = reason
  }
}

export class FakeSource implements Source {
  readonly conferenceId = 'conference'
  requests = 0
  ended: string | undefined

  constructor(
    readonly face: Source['face'],
    readonly memberId = 'publisher'
  ) {}

  requestKeyFrame(): void {
    this.requests += 1
  }

  end(reason: string): void {
    this.ended = reason
  }
}

const tag = (type: Tag['type'], timestamp: number, text: string, flags: Partial<Tag> = {}): Tag => ({
  type,
  timestamp,
  body: Buffer.from(text),
  keyFrame: false,
  header: false,
  ...flags
})

export const videoConfig = (text = 'avc') => tag('video', 0, text, { header: true })
export const audioConfig = (text = 'aac') => tag('audio', 0, text, { header: true })
export const keyFrame = (timestamp: number, text = `I${timestamp}`) => tag('video', timestamp, text, { keyFrame: true })
export const picture = (timestamp: number, text = `P${timestamp}`) => tag('video', timestamp, text)
export const sound = (timestamp: number, text = `A${timestamp}`) => tag('audio', timestamp, text)

export const packet = (sequence: number, timestamp: number, kind: Kind = 'video'): RtpPacket => ({
  kind,
  sequence,
  timestamp,
  marker: true,
  payload: Buffer.from(`${sequence}`),
  keyFrame: false
})

/** Bridges that turn one tag into one packet and back, and remember whether they are open. */
export class FakeBridges implements BridgeFactory {
  toRtpOpen = 0
  toTagsOpen = 0
  private sequence = 100

  toRtp(output: RtpOutput) {
    this.toRtpOpen += 1
    return {
      tag: (next: Tag) => {
        if (!next.header) output.packet({ ...packet(this.sequence++, next.timestamp * 90), payload: next.body })
      },
      replay: (gop: readonly Tag[]) =>
        gop.map((cached, index) => ({
          ...packet(this.sequence - gop.length + index, cached.timestamp),
          payload: cached.body
        })),
      close: () => void (this.toRtpOpen -= 1)
    }
  }

  toTags(output: (tag: Tag) => void, requestKeyFrame: () => void) {
    this.toTagsOpen += 1
    requestKeyFrame()
    output(videoConfig('from rtp'))
    return {
      packet: (next: RtpPacket) => output(keyFrame(next.timestamp / 90, `from ${next.sequence}`)),
      clock: () => undefined,
      close: () => void (this.toTagsOpen -= 1)
    }
  }
}

import { BandwidthEstimator } from '../estimate/estimator'
import { Probe, type ProbePlan } from '../estimate/probe'
import { SentPackets } from '../estimate/sent-packets'
import type { RtcpPart } from '../rtcp/compound'
import { readTransportFeedback } from '../rtcp/transport-feedback'
import { writeNumberExtension } from '../rtp/extension'

/** What a packet takes on the line beside its payload: IP, UDP, RTP with its extension, SRTP. */
const OVERHEAD = 58
/** Milliseconds between the packets of a probe. */
const PROBE_STEP = 5
/** Milliseconds after which a probe is over, however little there was room for. */
const LONGEST_PROBE = 500

/** Bytes that a payload takes on the line. */
export const onTheLine = (payload: Buffer | number): number =>
  OVERHEAD + (typeof payload === 'number' ? payload : payload.length)

/** The line to one viewer: counts what goes over it, and learns from the viewer's feedback what it carries. */
export class Line {
  private readonly packets = new SentPackets()
  private readonly estimator = new BandwidthEstimator()
  private probe: Probe | undefined
  private isProbing = false
  private timer: NodeJS.Timeout | undefined
  private heard = false

  /** @param extension number of the header extension, by the viewer's offer */
  constructor(
    private readonly extension: number,
    private readonly now: () => number = () => performance.now()
  ) {}

  /** Undefined until the viewer has sent a report; in bits per second. */
  get estimate(): number | undefined {
    return this.heard ? this.estimator.bitrate : undefined
  }

  /** Share of packets that are lost, 0–1. */
  get loss(): number {
    return this.estimator.loss
  }

  get isOverused(): boolean {
    return this.estimator.use === 'over'
  }

  /** The header extension for a packet that leaves now. */
  stamp(payload: Buffer | number): Buffer {
    const now = this.now()
    const sequence = this.packets.sent(onTheLine(payload), now)
    if (this.isProbing) this.probe?.sent(sequence, onTheLine(payload), now)
    return writeNumberExtension(this.extension, sequence)
  }

  /** Of the viewer's RTCP, what concerns the line. */
  receive(part: RtcpPart): void {
    const feedback = readTransportFeedback(part)
    if (feedback === undefined) return
    const now = this.now()
    const fates = this.packets.learn(feedback, now)
    this.heard = true
    this.estimator.update(fates, now)
    this.probe?.learn(fates)
    this.conclude(now)
  }

  /**
   * Sends padding for a moment; if it gets through, the estimate rises.
   *
   * @param pad sends one packet and returns its bytes, or 0 when none can be sent right now
   */
  ask({ bytes, duration }: ProbePlan, pad: () => number): void {
    if (this.probe !== undefined) return
    const probe = new Probe()
    this.probe = probe
    const began = this.now()
    let sent = 0
    this.timer = setInterval(() => {
      const due = bytes * Math.min(1, (this.now() - began + PROBE_STEP) / duration)
      this.isProbing = true
      for (let more = 1; sent < due && more > 0; sent += more) more = pad()
      this.isProbing = false
      if (sent < bytes && this.now() - began < LONGEST_PROBE) return
      clearInterval(this.timer)
      probe.end()
    }, PROBE_STEP)
  }

  close(): void {
    clearInterval(this.timer)
  }

  private conclude(now: number): void {
    const proved = this.probe?.result(now)
    if (proved === undefined) return
    this.probe = undefined
    this.estimator.proved(proved)
  }
}

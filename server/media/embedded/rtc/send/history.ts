import type { RtpDatagram } from '../rtp/packet'

/** A power of two, so that wrapping sequence numbers keep their slots; about two seconds of 720p. */
const SLOTS = 512

/** The newest packets sent, for retransmission. Payloads are shared with other viewers, not copied. */
export class SendHistory {
  private readonly slots: (RtpDatagram | undefined)[] = new Array<RtpDatagram | undefined>(SLOTS)

  keep(packet: RtpDatagram): void {
    this.slots[packet.sequence % SLOTS] = packet
  }

  /** What comes now begins with a key frame: nothing from before is needed any more. */
  clear(): void {
    this.slots.fill(undefined)
  }

  find(sequence: number): RtpDatagram | undefined {
    const packet = this.slots[sequence % SLOTS]
    return packet?.sequence === sequence ? packet : undefined
  }
}

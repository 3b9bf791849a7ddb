import type { RtpDatagram } from '../rtp/packet'

/** A power of two, so that wrapping sequence numbers keep their slots; about two seconds of 720p. */
const SLOTS = 512

/** The source as which packets are sent again (RFC 4588). */
export interface RepairSource {
  readonly ssrc: number
  /** Payload types of what is sent again, by those of the first sending. */
  readonly payloadTypes: ReadonlyMap<number, number>
}

/** The newest packets sent, for retransmission. Payloads are shared with other viewers, not copied. */
export class SendHistory {
  private readonly slots: (RtpDatagram | undefined)[] = new Array<RtpDatagram | undefined>(SLOTS)
  private repaired = 0

  /** @param repair absent for viewers who know of no such source: they get the same packet once more */
  constructor(private readonly repair?: RepairSource) {}

  keep(packet: RtpDatagram): void {
    this.slots[packet.sequence % SLOTS] = packet
  }

  /** What comes now begins with a key frame: nothing from before is needed any more. */
  clear(): void {
    this.slots.fill(undefined)
  }

  /** What to send to a viewer who lost a packet; undefined when it is too long ago. */
  again(sequence: number): RtpDatagram | undefined {
    const packet = this.slots[sequence % SLOTS]
    if (packet?.sequence !== sequence) return undefined
    const payloadType = this.repair?.payloadTypes.get(packet.payloadType)
    if (this.repair === undefined || payloadType === undefined) return packet
    const original = Buffer.alloc(2)
    original.writeUInt16BE(sequence)
    const payload = Buffer.concat([original, packet.payload])
    return { ...packet, ssrc: this.repair.ssrc, payloadType, sequence: this.repaired++ & 0xffff, payload }
  }
}

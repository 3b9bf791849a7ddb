import { sequenceDistance } from '../../../server/media/embedded/rtc/rtp/serial'

/** Packets of one RTP source as they came, and those that its numbers show to be missing. */
export class PacketRow {
  received = 0
  private sent = 0
  private highest: number | undefined

  add(sequence: number): void {
    const ahead = this.highest === undefined ? 1 : sequenceDistance(this.highest, sequence)
    this.received += 1
    if (ahead <= 0) return
    this.sent += ahead
    this.highest = sequence
  }

  get missing(): number {
    return this.sent - this.received
  }
}

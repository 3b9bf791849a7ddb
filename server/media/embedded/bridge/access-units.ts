const SINGLE_MOST = 23
const STAP_A = 24
const FU_A = 28
/** A unit that grows beyond this is no picture but an attack on our memory. */
const MOST_BYTES = 4 * 1024 * 1024

/** One access unit: the NAL units of one picture. */
export interface AccessUnit {
  readonly timestamp: number
  readonly nals: readonly Buffer[]
  /** Something of it is missing. */
  readonly damaged: boolean
}

/** Puts the RTP payloads of H.264 (RFC 6184), given in order, back together. */
export class AccessUnits {
  private nals: Buffer[] = []
  private fragments: Buffer[] = []
  private bytes = 0
  private damaged = false
  private timestamp: number | undefined

  /** @param afterGap packets in front of this one were lost */
  add(packet: { timestamp: number; marker: boolean; payload: Buffer }, afterGap: boolean): AccessUnit[] {
    const units: AccessUnit[] = []
    if (this.timestamp !== undefined && this.timestamp !== packet.timestamp) {
      // The last packet of the unit before, which carries the marker, did not come.
      this.damaged = true
      units.push(this.take())
    }
    if (packet.payload.length === 0 && this.timestamp === undefined) return units
    this.timestamp = packet.timestamp
    this.damaged ||= afterGap
    this.read(packet.payload)
    if (packet.marker) units.push(this.take())
    return units
  }

  private read(payload: Buffer): void {
    this.bytes += payload.length
    const type = (payload[0] ?? 0) & 0x1f
    if (this.bytes > MOST_BYTES) this.damaged = true
    else if (type >= 1 && type <= SINGLE_MOST) this.nals.push(payload)
    else if (type === STAP_A) this.readAggregate(payload)
    else if (type === FU_A) this.readFragment(payload)
    else if (payload.length > 0) this.damaged = true
  }

  private readAggregate(payload: Buffer): void {
    let offset = 1
    while (offset + 2 <= payload.length) {
      const end = offset + 2 + payload.readUInt16BE(offset)
      if (end > payload.length) break
      if (end > offset + 2) this.nals.push(payload.subarray(offset + 2, end))
      offset = end
    }
    if (offset !== payload.length) this.damaged = true
  }

  private readFragment(payload: Buffer): void {
    const [indicator = 0, header = 0] = payload
    const isStart = (header & 0x80) !== 0
    const isEnd = (header & 0x40) !== 0
    if (isStart === this.fragments.length > 0) {
      // A second start, or a middle without a start.
      this.damaged = true
      this.fragments = []
      return
    }
    if (isStart) this.fragments.push(Buffer.from([(indicator & 0xe0) | (header & 0x1f)]))
    this.fragments.push(payload.subarray(2))
    if (!isEnd) return
    this.nals.push(Buffer.concat(this.fragments))
    this.fragments = []
  }

  private take(): AccessUnit {
    const damaged = this.damaged || this.fragments.length > 0
    const unit = { timestamp: this.timestamp ?? 0, nals: this.nals, damaged }
    this.nals = []
    this.fragments = []
    this.bytes = 0
    this.damaged = false
    this.timestamp = undefined
    return unit
  }
}

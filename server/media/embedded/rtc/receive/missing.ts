import { sequenceDistance } from '../rtp/serial'

/** Asked for this often, a packet is given up. */
const MOST_TRIES = 8
/** Milliseconds between two requests for the same packet. */
const RETRY_AFTER = 60
/** A gap this wide is not loss that retransmission repairs: a key frame is cheaper. */
const WIDEST_GAP = 300
/** How far back duplicates are recognised. */
const WINDOW = 2048

export type Arrival = 'new' | 'recovered' | 'duplicate' | 'after-wide-gap'

/** Notices gaps in the numbering of one RTP source and says when to ask for which packet again. */
export class MissingPackets {
  private highest: number | undefined
  private readonly missing = new Map<number, { tries: number; askedAt: number }>()

  arrived(sequence: number): Arrival {
    const ahead = this.highest === undefined ? 1 : sequenceDistance(this.highest, sequence)
    if (ahead <= 0) return this.late(sequence, ahead)
    const before = this.highest
    this.highest = sequence
    if (before === undefined || ahead === 1) return 'new'
    if (ahead > WIDEST_GAP) {
      this.missing.clear()
      return 'after-wide-gap'
    }
    for (let step = 1; step < ahead; step++) this.missing.set((before + step) & 0xffff, { tries: 0, askedAt: 0 })
    return 'new'
  }

  /** The sequence numbers to ask for at this moment, in milliseconds on a steady clock. */
  due(now: number): number[] {
    const due: number[] = []
    for (const [sequence, request] of this.missing) {
      if (request.tries >= MOST_TRIES) {
        this.missing.delete(sequence)
      } else if (request.tries === 0 || now - request.askedAt >= RETRY_AFTER) {
        request.tries++
        request.askedAt = now
        due.push(sequence)
      }
    }
    return due
  }

  private late(sequence: number, ahead: number): Arrival {
    if (ahead < -WINDOW) {
      // The publisher began a new count below the old one.
      this.highest = sequence
      this.missing.clear()
      return 'after-wide-gap'
    }
    return this.missing.delete(sequence) ? 'recovered' : 'duplicate'
  }
}

import type { Candidate } from '../../engine'
import type { Peer } from './peer'
import type { ChosenSection } from './sdp/clean'
import type { Offer } from './sdp/offer'
import { completeAnswer, soleOffer } from './sdp/sole-section'
import { describeTrack, type TrackDirection } from './tracks'
import type { Wire } from './wire'

/** A peer connection of which the library knows a single section, through which the packets of all sections come. */
export class Funnel {
  private readonly wire: Wire
  private readonly receivers: ((datagram: Buffer) => void)[] = []
  /** Text of the other sections by their mid. */
  private readonly others = new Map<string, string>()

  constructor(
    private readonly peer: Peer,
    private readonly sole: ChosenSection
  ) {
    this.wire = peer.addTrack(sole, 'RecvOnly', (datagram) => {
      for (const receive of this.receivers) receive(datagram)
    })
  }

  /** `receive` gets the datagrams of the other sections too. */
  addTrack(chosen: ChosenSection, direction: TrackDirection, receive: (datagram: Buffer) => void): Wire {
    this.receivers.push(receive)
    if (chosen !== this.sole) {
      const text = describeTrack(chosen, direction).generateSdp('\r\n', 'IP4 0.0.0.0', 9)
      this.others.set(chosen.section.mid, text)
    }
    return this.wire
  }

  /** @throws {MediaError} 'bad-offer' or 'unavailable' */
  async answer(offer: Offer): Promise<string> {
    const answer = await this.peer.answer(soleOffer(offer, this.sole.section), [this.sole])
    return completeAnswer(answer, offer, this.others)
  }

  /** All sections share one transport, whichever the client names. */
  addCandidates(candidates: readonly Candidate[]): void {
    const { mid } = this.sole.section
    this.peer.addCandidates(candidates.map(({ candidate }) => ({ candidate, mid })))
  }
}

import { verifyGrant, type GrantFault } from '../../security/grants'
import type { Authorize, DisconnectTarget, StreamGrant } from '../engine'
import type { StreamAddress } from './address'

export type Refusal = GrantFault | 'foreign' | 'withdrawn'

export type Admission = { readonly grant: StreamGrant } | { readonly refusal: Refusal }

/** Sentences for the description of a refusal; players show them to nobody, operators read them in traces. */
export const REFUSALS: Record<Refusal, string> = {
  malformed: 'The address carries no grant that can be read.',
  forged: 'The grant was not signed by this server.',
  expired: 'The grant has expired; ask for a new address.',
  foreign: 'The grant is for something else.',
  withdrawn: 'The right was withdrawn.'
}

/** An admission that is being decided. */
interface Asked {
  readonly grant: StreamGrant
  withdrawn: boolean
}

/** Decides who may publish or play. Asked anew each time that somebody begins to. */
export class Gate {
  private readonly asked = new Set<Asked>()

  constructor(
    private readonly key: Buffer,
    private readonly authorize: Authorize,
    private readonly now: () => number = Date.now
  ) {}

  async admit(purpose: StreamGrant['purpose'], address: StreamAddress): Promise<Admission> {
    const result = verifyGrant(this.key, address.grant, this.now())
    if ('fault' in result) return { refusal: result.fault }
    const { grant } = result
    if (grant.purpose !== purpose || grant.streamId !== address.streamId) return { refusal: 'foreign' }
    return (await this.ask(grant)) ? { grant } : { refusal: 'withdrawn' }
  }

  /**
   * Somebody is being disconnected. Who stands in the gate at this moment is turned away as well: the answer that lets
   * them in may have been given before.
   */
  withdraw(target: DisconnectTarget): void {
    for (const asked of this.asked) {
      const byMember = 'memberId' in target && target.memberId === asked.grant.memberId
      const byStream = 'streamId' in target && target.streamId === asked.grant.streamId
      if (byMember || byStream) asked.withdrawn = true
    }
  }

  private async ask(grant: StreamGrant): Promise<boolean> {
    const asked: Asked = { grant, withdrawn: false }
    this.asked.add(asked)
    try {
      return (await this.authorize(grant)) && !asked.withdrawn
    } finally {
      this.asked.delete(asked)
    }
  }
}

import type { StreamGrant } from '../engine'

/** One for the player, the rest for its lost connections that are not found dead yet. */
const MOST = 4

interface Seated {
  part(): void
}

/**
 * The connections by which each member plays each stream. A right to play can be shown again and again while it is valid;
 * so that nobody takes all connections with one, whoever comes once too often takes the place of their oldest.
 */
export class Seats {
  private readonly taken = new Map<string, readonly Seated[]>()

  constructor(private readonly most = MOST) {}

  /** @returns the function that gives the seat back; calling it twice does nothing. */
  take({ memberId, streamId }: Pick<StreamGrant, 'memberId' | 'streamId'>, peer: Seated): () => void {
    const key = JSON.stringify([memberId, streamId])
    const seated = [...(this.taken.get(key) ?? []), peer]
    this.taken.set(key, seated.slice(-this.most))
    for (const former of seated.slice(0, -this.most)) former.part()
    return () => this.giveBack(key, peer)
  }

  private giveBack(key: string, peer: Seated): void {
    const left = (this.taken.get(key) ?? []).filter((seated) => seated !== peer)
    if (left.length === 0) this.taken.delete(key)
    else this.taken.set(key, left)
  }
}

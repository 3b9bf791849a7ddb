/** How many operations of one session are remembered. A client's buffer for a lost socket is shorter. */
const REMEMBERED = 128

/**
 * Clients that were cut off say again what they are not sure was heard, with the same `tsxId`. Whatever was done is not
 * done twice; the answer is the same.
 */
export class Repeats<Answer> {
  private readonly sessions = new Map<string, Map<string, Promise<Answer>>>()

  once(sessId: string, name: string, act: () => Promise<Answer>): Promise<Answer> {
    const earlier = this.sessions.get(sessId)?.get(name)
    if (earlier !== undefined) return earlier
    const answer = act()
    const known = this.sessions.get(sessId) ?? new Map<string, Promise<Answer>>()
    this.sessions.set(sessId, known.set(name, answer))
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return answer
  }

  forget(sessId: string): void {
    this.sessions.delete(sessId)
  }
}

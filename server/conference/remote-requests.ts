/** How many requests may be unanswered in a conference; some kinds never are answered. The oldest go first. */
const OPEN_MAX = 1000

/** Who asked whom. Without it any member could answer in the server's name, because both answer with the same number. */
export class RemoteRequests {
  private readonly open = new Map<string, string>()

  /** `asker` and `asked` are member ids. */
  asked(asker: string, tsxId: string, asked: string): void {
    this.open.set(`${asker} ${tsxId}`, asked)
    const [oldest] = this.open.keys()
    if (this.open.size > OPEN_MAX && oldest !== undefined) this.open.delete(oldest)
  }

  /** Whether this answer was asked for; a second one was not. */
  answers(asker: string, tsxId: string, answerer: string): boolean {
    const name = `${asker} ${tsxId}`
    return this.open.get(name) === answerer && this.open.delete(name)
  }
}

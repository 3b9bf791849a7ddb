import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { FromCrowd, Orders, ToCrowd } from './crowd'
import type { Seen } from './seen'

/** The argument with which this bench starts itself as a crowd. */
export const CROWD = '--as-the-crowd'

/** A crowd, as this process has it at hand. */
export class Audience {
  private constructor(
    private readonly child: ChildProcess,
    readonly orders: Orders
  ) {}

  /** Resolves when all are in and watch. */
  static async gather(orders: Orders): Promise<Audience> {
    const audience = new Audience(fork(process.argv[1] ?? '', [CROWD]), orders)
    await audience.ask({ begin: orders })
    return audience
  }

  /** What each has got until now. */
  look(): Promise<readonly Seen[]> {
    return this.ask('look')
  }

  close(): void {
    this.child.kill()
  }

  private async ask(message: ToCrowd): Promise<readonly Seen[]> {
    this.child.send(message)
    const ended = once(this.child, 'exit').then(() => Promise.reject(new Error('the crowd is gone')))
    const [answer] = (await Promise.race([once(this.child, 'message'), ended])) as [FromCrowd]
    return answer.seen
  }
}

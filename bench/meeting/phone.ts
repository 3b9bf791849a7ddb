import { MediaProcess } from '../../__tests__/support/media/ffmpeg'
import type { SdkMember } from '../../__tests__/support/sdk/member'
import { Watch } from './watch'

const RTC_ID = 'wx-1-meeting'

/** Sends a file over and over as it is, as a phone's live-pusher would. */
const pushed = (path: string, url: string): MediaProcess =>
  new MediaProcess('ffmpeg', ['-v', 'error', '-re', '-stream_loop', '-1', '-i', path, '-c', 'copy', '-f', 'flv', url])

/** Somebody who sends and watches everybody else, and comes back by the SDK's own means after a crash. */
export class Phone {
  private readonly watches = new Map<string, Watch>()
  private readonly offs: (() => void)[]
  private push: MediaProcess | undefined
  private hasLeft = false

  private constructor(
    private readonly member: SdkMember,
    private readonly source: string
  ) {
    const { conference } = member
    this.offs = [
      conference.on('streamAdded', ({ id }) => void this.watch(id)),
      conference.on('streamChanged', ({ id }) => void this.watch(id)),
      conference.on('streamRemoved', ({ id }) => this.watches.get(id)?.pause()),
      conference.on('reconnected', () => void this.comeBack())
    ]
  }

  static async join(member: SdkMember, source: string): Promise<Phone> {
    const phone = new Phone(member, source)
    await phone.publish()
    for (const id of member.conference.streams.keys()) await phone.watch(id)
    return phone
  }

  /** What is watched, and the longest that it ever stood still. */
  summary(): string {
    const longest = Math.max(0, ...[...this.watches.values()].map(({ longest }) => longest))
    return `${this.member.conference.self.nickName} watches ${this.watches.size}, stood still ${longest} ms at most`
  }

  results() {
    return [...this.watches.values()].map((watch) => ({
      who: this.member.conference.self.nickName,
      ...watch.result()
    }))
  }

  /** May be called again. */
  async leave(): Promise<void> {
    if (this.hasLeft) return
    this.hasLeft = true
    for (const off of this.offs) off()
    for (const watch of this.watches.values()) watch.close()
    await this.push?.stop()
    await this.member.conference.leave()
  }

  private async publish(): Promise<void> {
    await this.push?.stop()
    this.push = pushed(this.source, await this.member.conference.publishAddress(RTC_ID))
  }

  private async comeBack(): Promise<void> {
    await this.publish()
    for (const id of this.member.conference.streams.keys()) await this.watch(id)
  }

  private async watch(id: string): Promise<void> {
    const address = await this.member.conference.playAddress(id)
    const watch = this.watches.get(id) ?? new Watch()
    this.watches.set(id, watch)
    watch.play(address)
  }
}

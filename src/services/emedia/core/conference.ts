import type { Role } from '../../../../protocol/numbers'
import { Op } from '../../../../protocol/ops'
import type { ConferenceState } from '../../../../protocol/shapes'
import { RtmpAddresses } from '../media/rtmp'
import { Administration } from './administration'
import { expectObject, expectText } from './check'
import { EmediaError } from './error'
import type { Life } from './life'
import type { ConferenceMedia } from './media'
import type { Extras } from './extras'
import type { StreamQuality } from './quality-types'
import type { Seat } from './seat'
import type { Session } from './session'
import type { Conference, ConferenceEvents, LocalSource, Member, Publication, Subscription } from './types'

/** A conference as one of its members has it at hand: what it is, and what can be done in it. */
export class OpenConference implements Conference {
  readonly id: string
  readonly type: Conference['type']
  readonly roomName: string
  readonly isCreator: boolean
  private readonly administration: Administration
  private readonly rtmp: RtmpAddresses
  private readonly extras: Extras | undefined

  constructor(
    seat: Seat,
    private readonly session: Session,
    private readonly life: Life
  ) {
    this.id = seat.ticket.confrId
    this.type = seat.type
    this.roomName = seat.roomName
    this.isCreator = seat.isCreator
    this.extras = seat.extras
    this.administration = new Administration(seat.api, () => life.roleToken)
    this.rtmp = new RtmpAddresses(seat.api, () => life.useUrl)
  }

  get self(): Member {
    return this.life.self
  }

  get members(): Conference['members'] {
    return this.life.roster.members
  }

  get streams(): Conference['streams'] {
    return this.life.roster.streams
  }

  get attributes(): Conference['attributes'] {
    return this.life.roster.attributes
  }

  get state(): ConferenceState {
    return this.life.roster.state
  }

  get status(): Conference['status'] {
    return this.life.status
  }

  get social(): Conference['social'] {
    return present(this.life.social)
  }

  get recording(): Conference['recording'] {
    return present(this.life.recording)
  }

  on<Name extends keyof ConferenceEvents>(name: Name, listener: (...args: ConferenceEvents[Name]) => void): () => void {
    return this.life.emitter.on(name, listener)
  }

  publishAddress(rtcId: string): Promise<string> {
    return this.rtmp.publish(rtcId)
  }

  async muteAddress(rtcId: string, state: { audioOff: boolean; videoOff: boolean }): Promise<void> {
    const { audioOff, videoOff } = expectObject(state, 'state')
    const off = { voff: videoOff === true ? 1 : 0, aoff: audioOff === true ? 1 : 0 } as const
    await this.session.request({ op: Op.STREAM_CHANGED, rtcId: expectText(rtcId, 'rtcId'), ...off })
  }

  playAddress(streamId: string): Promise<string> {
    return this.rtmp.play(streamId)
  }

  async publish(source: LocalSource): Promise<Publication> {
    return this.webRtc().publish(source)
  }

  async subscribe(streamId: string, want: { audio: boolean; video: boolean }): Promise<Subscription> {
    const stream = this.streams.get(expectText(streamId, 'streamId'))
    if (stream === undefined) throw EmediaError.of('no-such-stream')
    return this.webRtc().subscribe(stream, want)
  }

  grant(names: readonly string[], role: Role): Promise<void> {
    return this.administration.grant(names, role)
  }

  kick(names: readonly string[], options?: { ban?: boolean }): Promise<void> {
    return this.administration.kick(names, options)
  }

  setAttributes(attributes: Readonly<Record<string, string>>): Promise<void> {
    return this.administration.setAttributes(attributes)
  }

  deleteAttributes(keys: readonly string[]): Promise<void> {
    return this.administration.deleteAttributes(keys)
  }

  setState(state: ConferenceState): Promise<void> {
    return this.administration.setState(state)
  }

  async quality(): Promise<readonly StreamQuality[]> {
    return present(this.extras).quality(this.session)
  }

  async send(memberId: string, text: string): Promise<void> {
    const message = { memId: expectText(memberId, 'memberId'), arg: expectText(text, 'text') }
    await this.session.request({ op: Op.REMOTE_MESSAGE, ...message })
  }

  leave(): Promise<void> {
    return this.life.leave()
  }

  destroy(): Promise<void> {
    return this.administration.destroy()
  }

  private webRtc(): ConferenceMedia {
    if (this.life.media === undefined) throw EmediaError.of('unsupported')
    return this.life.media
  }
}

/** A client that was made without the extras has none of them. */
function present<Extra>(extra: Extra | undefined): Extra {
  if (extra === undefined) throw EmediaError.of('unsupported')
  return extra
}

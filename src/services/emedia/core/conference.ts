import type { Role } from '../../../../protocol/numbers'
import { Op } from '../../../../protocol/ops'
import type { ConferenceState } from '../../../../protocol/shapes'
import type { ScreenOptions } from '../media/device-types'
import { RtmpAddresses } from '../media/rtmp'
import { Administration } from './administration'
import { type CallOptions, signalOf } from './call-options'
import { expectObject, expectText } from './check'
import { EmediaError } from './error'
import type { Life } from './life'
import type { ConferenceMedia } from './media'
import type { Extras } from './extras'
import type { StreamQuality } from './quality-types'
import type { Seat } from './seat'
import type { Session } from './session'
import type { Conference, ConferenceEvents, LocalSource, Member, Publication, Subscription, Want } from './types'

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

  publishAddress(rtcId: string, options?: CallOptions): Promise<string> {
    return this.rtmp.publish(rtcId, options)
  }

  async muteAddress(
    rtcId: string,
    state: { audioOff: boolean; videoOff: boolean },
    options?: CallOptions
  ): Promise<void> {
    const { audioOff, videoOff } = expectObject(state, 'state')
    const off = { voff: videoOff === true ? 1 : 0, aoff: audioOff === true ? 1 : 0 } as const
    const op = { op: Op.STREAM_CHANGED, rtcId: expectText(rtcId, 'rtcId'), ...off } as const
    await this.session.request(op, { signal: signalOf(options) })
  }

  playAddress(streamId: string, only?: 'audio' | 'video', options?: CallOptions): Promise<string> {
    return this.rtmp.play(streamId, only, options)
  }

  async publish(source: LocalSource, options?: CallOptions): Promise<Publication> {
    return this.webRtc().publish(source, options)
  }

  async shareScreen(options: ScreenOptions = {}): Promise<Publication> {
    return this.webRtc().shareScreen(options)
  }

  async subscribe(streamId: string, want: Want, options?: CallOptions): Promise<Subscription> {
    return this.webRtc().subscribe(expectText(streamId, 'streamId'), this.streams, want, options)
  }

  grant(names: readonly string[], role: Role, options?: CallOptions): Promise<void> {
    return this.administration.grant(names, role, options)
  }

  kick(names: readonly string[], options?: CallOptions & { ban?: boolean }): Promise<void> {
    return this.administration.kick(names, options)
  }

  setAttributes(attributes: Readonly<Record<string, string>>, options?: CallOptions): Promise<void> {
    return this.administration.setAttributes(attributes, options)
  }

  deleteAttributes(keys: readonly string[], options?: CallOptions): Promise<void> {
    return this.administration.deleteAttributes(keys, options)
  }

  setState(state: ConferenceState, options?: CallOptions): Promise<void> {
    return this.administration.setState(state, options)
  }

  async quality(options?: CallOptions): Promise<readonly StreamQuality[]> {
    return present(this.extras).quality(this.session, options)
  }

  async send(memberId: string, text: string, options?: CallOptions): Promise<void> {
    const message = { memId: expectText(memberId, 'memberId'), arg: expectText(text, 'text') }
    await this.session.request({ op: Op.REMOTE_MESSAGE, ...message }, { signal: signalOf(options) })
  }

  leave(): Promise<void> {
    return this.life.leave()
  }

  destroy(options?: CallOptions): Promise<void> {
    return this.administration.destroy(options)
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

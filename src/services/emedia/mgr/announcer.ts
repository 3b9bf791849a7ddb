import type { ExitReason } from '../../../../protocol/numbers'
import type { WireAttribute } from '../../../../protocol/shapes'
import type { Environment } from '../core/environment'
import type { Conference, Member, Speaker, Stream } from '../core/types'
import { firstAttributes, mergeAttributes } from './attributes'
import { toMeterData } from './meter-data'
import { type Callbacks, type ConfrMember, type ConfrStream, toConfrMember, toConfrStream } from './shapes'

/**
 * Tells a conference to the callbacks of the application, in the order that old applications count on: oneself before the
 * join resolves, the others and their streams after it, and at the end everything goes before the exit is told.
 */
export class Announcer {
  private attributes: readonly WireAttribute[] = []
  private hasBegun = false

  constructor(
    private readonly environment: Environment,
    private readonly conference: Conference,
    private readonly callbacks: () => Callbacks,
    private readonly fullNames: boolean
  ) {
    this.tell('onMemberJoined', this.member(conference.self))
    this.listen()
    environment.clock.after(0, () => this.begin())
  }

  /** What there is by now; what happened until now is part of it. */
  private begin(): void {
    if (this.conference.status === 'closed') return
    this.hasBegun = true
    const { members, streams, attributes } = this.conference
    for (const member of members.values()) if (!member.isSelf) this.tell('onMemberJoined', this.member(member))
    for (const stream of streams.values()) this.tell('onStreamAdded', this.stream(stream))
    this.attributes = firstAttributes(attributes)
    if (this.attributes.length > 0) this.tell('onConfrAttrsUpdated', this.attributes)
  }

  private listen(): void {
    const { conference } = this
    conference.on('memberJoined', (member) => this.then('onMemberJoined', this.member(member)))
    conference.on('memberLeft', (member, reason) => this.then('onMemberExited', this.member(member), reason))
    conference.on('streamAdded', (stream) => this.then('onStreamAdded', this.stream(stream)))
    conference.on('streamRemoved', (stream) => this.then('onStreamRemoved', this.stream(stream)))
    conference.on('streamChanged', (stream) => this.then('onMediaChanaged', this.stream(stream)))
    conference.on('speaking', (speakers) => this.heard(speakers))
    conference.on('roleChanged', (role) => this.then('onRoleChanged', role))
    conference.on('attributesChanged', (attributes) => {
      this.attributes = mergeAttributes(this.attributes, attributes)
      this.then('onConfrAttrsUpdated', this.attributes)
    })
    conference.on('reconnected', () => this.then('onReconnect'))
    conference.on('error', (error) => this.environment.report?.(error))
    conference.on('closed', (reason, code) => this.end(reason, code))
  }

  private heard(speakers: readonly Speaker[]): void {
    const { id, streams, members } = this.conference
    for (const { streamId, memberId, level } of speakers) {
      const [stream, member] = [streams.get(streamId), members.get(memberId)]
      if (stream === undefined || member === undefined) continue
      this.then('onSoundChanage', this.member(member), this.stream(stream), toMeterData(level), id)
    }
  }

  private end(reason: ExitReason, code: number | undefined): void {
    const { streams, members, self } = this.conference
    if (this.hasBegun) for (const stream of streams.values()) this.tell('onStreamRemoved', this.stream(stream))
    const known = this.hasBegun ? [...members.values()] : [self]
    for (const member of known) this.tell('onMemberExited', this.member(member), reason)
    this.tell('onConferenceExit', reason, code)
  }

  private then<Name extends keyof Callbacks>(name: Name, ...args: Parameters<Callbacks[Name]>): void {
    if (this.hasBegun) this.tell(name, ...args)
  }

  /** An application's mistake must not stop what else is to be told. */
  private tell<Name extends keyof Callbacks>(name: Name, ...args: Parameters<Callbacks[Name]>): void {
    const callbacks = this.callbacks()
    const callback: unknown = callbacks[name]
    try {
      if (typeof callback === 'function') callback.apply(callbacks, args)
    } catch (error) {
      this.environment.report?.(error)
    }
  }

  private member(member: Member): ConfrMember {
    return toConfrMember(member, this.fullNames)
  }

  private stream(stream: Stream): ConfrStream {
    return toConfrStream(stream, this.conference, this.fullNames)
  }
}

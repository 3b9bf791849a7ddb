import { ConfrType, Role } from '../../../protocol/numbers'
import { decide } from '../../../server/conference/decide'
import type { Command } from '../../../server/conference/decide/command'
import type { Effect } from '../../../server/conference/model/effects'
import { timerName } from '../../../server/conference/model/effects'
import { headcount, roleOf } from '../../../server/conference/model/find'
import type { State } from '../../../server/conference/model/state'
import { wireLists } from '../../../server/conference/model/wire'
import { readSnapshot, writeSnapshot } from '../../../server/conference/snapshot'
import { aContext } from './decisions'
import { Picture } from './picture'
import { aState, nameOf } from './states'

/** The state, what each session believes, and which timers run; after each command, what must hold whatever happens. */
export class World {
  state: State
  readonly pictures = new Map<string, Picture>()
  readonly timers = new Set<string>(['empty'])
  private count = 0

  constructor(type: ConfrType) {
    this.state = aState({
      type,
      limits: { maxTalkerCount: 3, maxVideoCount: 2, maxAudienceCount: 2, maxPubDesktopCount: 1 }
    })
  }

  run(command: Command): void {
    const before = this.state
    const decision = decide(before, command, { ...aContext, now: (this.count += 1) })
    if ('error' in decision) return
    this.state = decision.state
    if (command.type === 'enter' || command.type === 'resume') this.look(before, command)
    for (const effect of decision.effects) this.perform(effect)
    this.check(before, command)
  }

  seatFor(who: string): { sessId: string; memId: string; name: string } {
    this.count += 1
    return { sessId: `S${this.count}`, memId: `MS_X${this.count}`, name: nameOf(who) }
  }

  /** Whoever enters starts from the lists; a mini-program that comes back starts from what it knew and has missed. */
  private look(before: State, command: Extract<Command, { type: 'enter' | 'resume' }>): void {
    const sessId = command.type === 'enter' ? command.seat.sessId : command.sessId
    const member = this.state.members.find((each) => each.sessId === sessId)!
    if (command.type === 'resume' && member.terminal.type === 'MINI_PROGRAM') {
      const missed = before.members.find((each) => each.sessId === sessId)?.missed ?? []
      for (const event of missed) this.pictures.get(sessId)?.hear(event)
      return
    }
    const picture = new Picture(this.state.version, member.memId)
    const { mems, streams } = wireLists(this.state)
    for (const { id } of mems) if (id !== member.memId) picture.members.add(id)
    for (const { id, memId, sver } of streams) if (memId !== member.memId) picture.streams.set(id, sver)
    this.pictures.set(sessId, picture)
  }

  private perform(effect: Effect): void {
    if (effect.type === 'send') {
      const picture = this.pictures.get(effect.sessId)
      if (picture === undefined) throw new Error('an event to somebody who never entered, or has left')
      picture.hear(effect.event)
    }
    if (effect.type === 'closeLink') this.pictures.delete(effect.sessId)
    if (effect.type === 'startTimer') this.timers.add(timerName(effect.timer))
    if (effect.type === 'cancelTimer') this.timers.delete(timerName(effect.timer))
  }

  private check(before: State, command: Command): void {
    const { state } = this
    expect(state.version).toBeGreaterThanOrEqual(before.version)
    if (state.ended) return
    const ids = new Set(state.members.map((member) => member.memId))
    expect(ids.size).toBe(state.members.length)
    expect(new Set(state.members.map((member) => member.name)).size).toBe(state.members.length)
    for (const stream of state.streams) expect(ids).toContain(stream.memId)
    for (const { memId } of state.streams)
      expect(state.members.find((member) => member.memId === memId)?.role).not.toBe(Role.AUDIENCE)
    if (command.type !== 'leaderlessOver') this.checkRoles(before, command)
    this.checkPlaces(command)
    this.checkTimers()
    this.checkPictures()
    expect(readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(state))))).toEqual(state)
  }

  private checkRoles(before: State, command: Command): void {
    for (const { name, role } of this.state.members) {
      const was = roleOf(before, name)
      const gained = was !== undefined && role > was && before.members.some((member) => member.name === name)
      if (gained && command.type !== 'enter') {
        expect(command.type).toBe('grant')
        expect('by' in command && roleOf(before, command.by)).toBe(Role.ADMIN)
      }
      expect(this.state.banned).not.toContain(name)
    }
  }

  private checkPlaces(command: Command): void {
    if (command.type !== 'enter' && command.type !== 'grant') return
    const { talkers, audience } = headcount(this.state.members)
    expect(talkers).toBeLessThanOrEqual(3)
    if (this.state.type !== ConfrType.LIVE) expect(talkers + audience).toBeLessThanOrEqual(5)
  }

  /** Nothing waits without a timer, and no timer waits for nothing. */
  private checkTimers(): void {
    const { members, streams } = this.state
    const expected = [
      ...members.filter((member) => !member.online).map((member) => `grace ${member.sessId}`),
      ...streams
        .filter((s) => s.rebuilding || s.status === 'orphaned' || s.status === 'reviving')
        .map((s) => `media ${s.id}`),
      ...(members.length === 0 ? ['empty'] : [])
    ]
    expect([...this.timers].filter((name) => name !== 'leaderless').sort()).toEqual(expected.sort())
  }

  /** Who is connected believes what is true. */
  private checkPictures(): void {
    for (const member of this.state.members.filter((each) => each.online)) {
      const picture = this.pictures.get(member.sessId)!
      const { mems, streams } = wireLists(this.state)
      expect([...picture.members].sort()).toEqual(
        mems
          .map((each) => each.id)
          .filter((id) => id !== member.memId)
          .sort()
      )
      const foreign = streams.filter((stream) => stream.memId !== member.memId)
      expect([...picture.streams].sort()).toEqual(foreign.map((stream) => [stream.id, stream.sver]).sort())
    }
  }
}

import type { EventMessage } from '../../../../protocol/parse/server-events'
import { SPEAKING } from '../../../../protocol/speaking'
import type { Emitter } from './emitter'
import type { Roster } from './roster'
import type { ConferenceEvents, Speaker } from './types'

/** Who speaks among the others, as far as the server tells. */
export class Speakers {
  private current: readonly Speaker[] = []

  constructor(
    private readonly emitter: Emitter<ConferenceEvents>,
    private readonly roster: () => Roster
  ) {}

  event(event: EventMessage): void {
    if (event.op !== SPEAKING) return
    const { streams } = this.roster()
    const told = event.streams.flatMap(({ streamId, level }): Speaker[] => {
      const { audioOff = true, memberId = '' } = streams.get(streamId) ?? {}
      return audioOff ? [] : [{ streamId, memberId, level: amplitudeOf(level) }]
    })
    this.goOn(told, told)
  }

  /** Whoever has gone, or is muted, speaks no more, whatever was on its way. */
  update(): void {
    const { streams } = this.roster()
    this.goOn(this.current.filter(({ streamId }) => streams.get(streamId)?.audioOff === false))
  }

  /** Nothing is heard of anybody. */
  clear(): void {
    this.goOn([])
  }

  private goOn(speakers: readonly Speaker[], told: readonly Speaker[] = []): void {
    const isOver = ({ streamId }: Speaker): boolean => !speakers.some((speaker) => speaker.streamId === streamId)
    const ceased = this.current.filter(isOver).map((speaker) => ({ ...speaker, level: 0 }))
    this.current = speakers
    if (told.length + ceased.length > 0) this.emitter.emit('speaking', [...told, ...ceased])
  }
}

/** Decibels below overload as a part of full scale. */
const amplitudeOf = (level: number): number => 10 ** (-level / 20)

import { useEffect, useState } from 'react'
import type { DiagnosedStream } from '../components/room/diagnostics-sheet'
import { roomDictionaryOf } from '../locales/room'
import type { StreamFigures } from '../platform/figures/types'
import { displayName } from '../store/names'
import type { RoomData } from '../store/room-state'
import { useApp } from './app'
import { useLook } from './use-look'

/** Milliseconds between two readings. */
const PACE = 1000

/** How every stream of the meeting travels, read anew each second while somebody looks. */
export function useDiagnostics(room: RoomData): {
  readonly streams: readonly DiagnosedStream[]
  readonly text: () => string
} {
  const { platform } = useApp()
  const words = roomDictionaryOf(useLook().language)
  const [figures, setFigures] = useState<readonly StreamFigures[]>([])
  useEffect(() => {
    let isOver = false
    const read = async (): Promise<void> => {
      const now = await platform.figures()
      if (!isOver) setFigures(now)
    }
    void read()
    const timer = setInterval(() => void read(), PACE)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [platform])
  const streams = figures.map((each) => ({ ...each, name: ownerOf(each.streamId, room) ?? words.diagnostics.own }))
  return { streams, text: () => exportText(platform.name, room, streams) }
}

function ownerOf(streamId: string, { streams, members }: RoomData): string | undefined {
  const owner = streams.find(({ id }) => id === streamId)?.memberId
  const member = members.find(({ id }) => id === owner)
  return member === undefined ? undefined : displayName(member)
}

/** What is handed to whoever operates the server: no names of people, no addresses, no password. */
function exportText(place: string, room: RoomData, streams: readonly DiagnosedStream[]): string {
  const report = {
    at: new Date().toISOString(),
    place,
    conference: room.conference.id,
    member: room.self.id,
    status: room.status,
    attempts: room.attempt,
    people: room.members.length,
    published: room.local.published,
    streams
  }
  return JSON.stringify(report, (key, value: unknown) => (key === 'name' ? undefined : value), 2)
}

import { useEffect, useState } from 'react'
import type { DiagnosedStream } from '../components/room/diagnostics-sheet'
import { roomDictionaryOf } from '../locales/room'
import type { StreamFigures } from '../platform/figures/types'
import type { StreamQuality } from '../services/emedia'
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
  const qualities = useQualities(room.conference)
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
  const streams = figures.map((each) => ({
    ...each,
    name: ownerOf(each.streamId, room) ?? words.diagnostics.own,
    atServer: arrivalOf(each.streamId, room, qualities)
  }))
  return { streams, text: () => exportText(platform.name, room, streams) }
}

/** How the streams arrive at the server, asked anew each second; nothing where the server cannot tell. */
function useQualities(conference: RoomData['conference']): readonly StreamQuality[] {
  const [qualities, setQualities] = useState<readonly StreamQuality[]>([])
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const now = await conference.quality().catch(() => [])
      if (isOver) return
      setQualities(now)
      timer = setTimeout(() => void ask(), PACE)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [conference])
  return qualities
}

/** What one sends oneself has no id here. */
function arrivalOf(
  streamId: string,
  { self }: RoomData,
  qualities: readonly StreamQuality[]
): StreamFigures | undefined {
  const quality = qualities.find((each) => (streamId === '' ? each.memberId === self.id : each.streamId === streamId))
  if (quality === undefined) return undefined
  const { audioKbps, videoKbps, fps, width, height, lossPercent, jitterMs } = quality
  return { streamId, kbps: audioKbps + videoKbps, fps, width, height, lossPercent, jitterMs, codes: [] }
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

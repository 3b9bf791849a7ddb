import { useEffect, useState } from 'react'
import { type QualityName, qualities } from '../store/preferences'
import type { RoomData } from '../store/room-state'
import { useApp } from './app'
import { useSettings } from './use-stores'
import { isWeak, lowerThan, readUplink, unknownUplink } from './weak-uplink'

/** Milliseconds between two questions to the server. */
const PACE = 2000

/** While one's pictures arrive badly at the server: the lower quality to offer. Who has declined is not asked again. */
export function useWeakUplink({ conference, self, local, status }: RoomData): {
  readonly offered: QualityName | undefined
  readonly accept: () => void
  readonly decline: () => void
} {
  const { platform } = useApp()
  const { quality, change } = useSettings()
  const [uplink, setUplink] = useState(unknownUplink)
  const [declined, setDeclined] = useState(false)
  const lower = lowerThan(quality)
  const isAsking = status === 'open' && local.published && local.camera && lower !== undefined && !declined
  useEffect(() => {
    if (!isAsking) return undefined
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const now = await conference.quality().catch(() => [])
      if (isOver) return
      const own = now.filter(({ memberId }) => memberId === self.id)
      setUplink((before) => readUplink(before, own))
      timer = setTimeout(() => void ask(), PACE)
    }
    timer = setTimeout(() => void ask(), PACE)
    return () => {
      isOver = true
      clearTimeout(timer)
      setUplink(unknownUplink)
    }
  }, [isAsking, conference, self.id, quality])
  return {
    offered: isAsking && isWeak(uplink) ? lower : undefined,
    accept: () => {
      if (lower === undefined) return
      change({ quality: lower })
      platform.media.setQuality(qualities[lower])
    },
    decline: () => setDeclined(true)
  }
}

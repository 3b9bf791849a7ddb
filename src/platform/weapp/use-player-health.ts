import { useEffect, useRef } from 'react'
import { diagnose, type Symptoms } from '../figures/doctor'
import { useDoctor } from '../figures/use-doctor'
import type { RemoteVideoProps } from '../types'
import { readPlayerCode, readPlayerComplaint } from './codes'
import { figureBook } from './figure-book'

/** What a live-player has said since the last look. */
interface Signs {
  complaint: Symptoms['complaint']
  arrives: boolean | undefined
  isSeen: boolean
  /** Phones that never tell how many pictures come are believed when they say that it plays. */
  countsPictures: boolean
  plays: boolean
}

const untold: Signs = { complaint: undefined, arrives: undefined, isSeen: false, countsPictures: false, plays: false }

/** Listens to what a live-player tells of itself, for the doctor and for the diagnostics. */
export function usePlayerHealth(
  { stream, visible, turn, onTrouble }: Pick<RemoteVideoProps, 'stream' | 'visible' | 'turn' | 'onTrouble'>,
  address: string
): { readonly code: (code: unknown) => void; readonly netStatus: (info: unknown) => void } {
  const signs = useRef<Signs>({ ...untold })
  // What was said of the address before says nothing of the next one.
  useEffect(() => {
    signs.current = { ...untold }
  }, [turn])
  useDoctor(visible && !stream.videoOff && !stream.videoHeld, turn, {
    isSeen: () => {
      const { isSeen, countsPictures, plays } = signs.current
      signs.current.isSeen = false
      return isSeen || (plays && !countsPictures)
    },
    trouble: () => diagnose({ isAccepted: address !== '', ...signs.current }),
    onTrouble
  })
  return {
    code: (code) => {
      figureBook.code(stream.id, code)
      const isPlaying = readPlayerCode(code) === 'playing'
      const complaint = readPlayerComplaint(code)
      if (isPlaying) Object.assign(signs.current, { isSeen: true, plays: true, complaint: undefined })
      if (complaint !== undefined) Object.assign(signs.current, { plays: false, complaint })
    },
    netStatus: (info) => {
      const { fps, kbps } = figureBook.netStatus(stream.id, info)
      if (kbps !== undefined) signs.current.arrives = kbps > 0
      if (fps === undefined) return
      signs.current.countsPictures = true
      if (fps > 0) signs.current.isSeen = true
    }
  }
}

import { useEffect } from 'react'
import type { Language } from '../locales'
import { type RoomDictionary, roomDictionaryOf } from '../locales/room'
import { failureText } from '../locales/failures'
import { sentences } from '../locales/sentences'
import type { Notice } from '../store/notices'
import { useApp } from './app'
import { useLook } from './use-look'

/** Milliseconds that a toast stays; a refusal must be read. */
const SHORT = 2000
const LONG = 4000

/** What the toast says now. It goes by itself; a new one replaces it. */
export function useNotice(
  notice: Notice | undefined,
  dismiss: (id: number) => void
): { readonly text: string | undefined; readonly isRefusal: boolean } {
  const { language } = useLook()
  const isRefusal = notice?.kind === 'refused' || notice?.kind === 'device'
  const id = notice?.id
  useEffect(() => {
    if (id === undefined) return undefined
    const timer = setTimeout(() => dismiss(id), isRefusal ? LONG : SHORT)
    return () => clearTimeout(timer)
  }, [id, isRefusal, dismiss])
  // WeChat's own settings are one tap away; what to do in a browser would only mislead there.
  const isBrowser = !useApp().platform.traits.openSettings
  return { text: notice === undefined ? undefined : textOf(notice, language, isBrowser), isRefusal }
}

function textOf(notice: Notice, language: Language, isBrowser: boolean): string | undefined {
  if (notice.kind === 'refused') return failureText(notice.reason, language).what
  if (notice.kind === 'device') {
    // Where the settings are one press away, a banner says it and leads there.
    if (notice.problem === 'refused' && !isBrowser) return undefined
    const { devices } = roomDictionaryOf(language)
    const what = devices[notice.device][notice.problem]
    return isBrowser ? sentences(what, devices.todo[notice.problem]) : what
  }
  const words: RoomDictionary['notices'] = roomDictionaryOf(language).notices
  return 'name' in notice ? words[notice.kind](notice.name) : words[notice.kind]
}

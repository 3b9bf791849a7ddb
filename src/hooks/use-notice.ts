import { useEffect } from 'react'
import { type Dictionary, type Language, dictionaryOf } from '../locales'
import { failureText } from '../locales/failures'
import type { Notice } from '../store/notices'
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
  const isRefusal = notice?.kind === 'refused'
  const id = notice?.id
  useEffect(() => {
    if (id === undefined) return undefined
    const timer = setTimeout(() => dismiss(id), isRefusal ? LONG : SHORT)
    return () => clearTimeout(timer)
  }, [id, isRefusal, dismiss])
  return { text: notice === undefined ? undefined : textOf(notice, language), isRefusal }
}

function textOf(notice: Notice, language: Language): string {
  if (notice.kind === 'refused') return failureText(notice.reason, language).what
  const words: Dictionary['notices'] = dictionaryOf(language).notices
  return 'name' in notice ? words[notice.kind](notice.name) : words[notice.kind]
}

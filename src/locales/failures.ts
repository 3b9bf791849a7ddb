import { type ErrorName, errors } from '../../protocol/errors'
import type { Language } from './index'

/** What happened, and what to do about it. */
export interface FailureText {
  readonly what: string
  readonly todo: string
}

/** The words for a refusal; a code that this app does not know is the server's mistake. */
export function failureText(reason: ErrorName | undefined, language: Language): FailureText {
  const { zh, en, todo } = errors[reason ?? 'internal']
  return language === 'zh-CN' ? { what: zh, todo: todo.zh } : { what: en, todo: todo.en }
}

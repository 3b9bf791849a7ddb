import { failureText } from '../locales/failures'
import type { Failure } from '../store/join'
import { useLook } from './use-look'

/** The words for a refusal; undefined when there is none. */
export function useFailureText(failure: Failure | undefined): string | undefined {
  const { language } = useLook()
  if (failure === undefined) return undefined
  const { what, todo } = failureText(failure.reason, language)
  return language === 'zh-CN' ? `${what}${todo}` : `${what} ${todo}`
}

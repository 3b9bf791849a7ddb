import { en } from './en'
import { type Dictionary, zhCN } from './zh-CN'

export type { Dictionary }

export type Language = 'zh-CN' | 'en'

/** What the settings may say. */
export type LanguageChoice = Language | 'system'

const dictionaries: Record<Language, Dictionary> = { 'zh-CN': zhCN, en }

export const dictionaryOf = (language: Language): Dictionary => dictionaries[language]

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** The language to speak; `system` is a tag such as `zh_CN`, `zh-Hant` or `en-GB`. */
export function chooseLanguage(choice: LanguageChoice, system: string): Language {
  if (choice !== 'system') return choice
  return system.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

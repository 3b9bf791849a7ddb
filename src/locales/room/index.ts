import { type Dictionary, type Language, dictionaryOf } from '..'
import { roomEn } from './en'
import { type RoomWords, roomZhCN } from './zh-CN'

/** What is said in the room: the words of everywhere, and those that the lobby does not load. */
export type RoomDictionary = Dictionary & RoomWords

const dictionaries: Record<Language, RoomDictionary> = {
  'zh-CN': { ...dictionaryOf('zh-CN'), ...roomZhCN },
  en: { ...dictionaryOf('en'), ...roomEn }
}

export const roomDictionaryOf = (language: Language): RoomDictionary => dictionaries[language]

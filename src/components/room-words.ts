import { type RoomDictionary, roomDictionaryOf } from '../locales/room'
import { useWords } from './words'

/** The words of the room, in the language that is spoken. */
export const useRoomWords = (): RoomDictionary => roomDictionaryOf(useWords().language)

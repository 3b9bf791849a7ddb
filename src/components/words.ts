import { createContext, useContext } from 'react'
import { type Dictionary, dictionaryOf } from '../locales'

/** The words of the language that is spoken. */
export const WordsContext = createContext<Dictionary>(dictionaryOf('zh-CN'))

export const useWords = (): Dictionary => useContext(WordsContext)

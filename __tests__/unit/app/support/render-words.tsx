import { render } from '@testing-library/react'
import type { PropsWithChildren, ReactElement } from 'react'
import { WordsContext } from '../../../../src/components/words'
import { dictionaryOf } from '../../../../src/locales'

const English = ({ children }: PropsWithChildren) => (
  <WordsContext.Provider value={dictionaryOf('en')}>{children}</WordsContext.Provider>
)

/** A component that speaks English. */
export const renderWords = (element: ReactElement) => render(element, { wrapper: English })

import { useState } from 'react'
import { failureOf, hostOf } from '../store/join'
import { useApp } from './app'
import { useFailureText } from './use-failure-text'

type Outcome =
  | { readonly state: 'idle' | 'testing' }
  | { readonly state: 'reached'; readonly milliseconds: number }
  | { readonly state: 'failed'; readonly error: unknown }

/** Asks a server whether it is there. */
export function useServerTest() {
  const { platform, settings } = useApp()
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' })
  const failure = useFailureText(outcome.state === 'failed' ? failureOf(outcome.error) : undefined)

  const test = async (): Promise<void> => {
    setOutcome({ state: 'testing' })
    try {
      const milliseconds = await platform.reach(hostOf(settings.getState(), platform.defaultHost))
      setOutcome({ state: 'reached', milliseconds })
    } catch (error) {
      setOutcome({ state: 'failed', error })
    }
  }

  return { outcome, failure, test: () => void test(), forget: () => setOutcome({ state: 'idle' }) }
}

import { useState } from 'react'
import { useStore } from 'zustand'
import { hostOf, isHost } from '../store/join'
import { useApp } from './app'
import { type ConnectionResult, type PartResult, testConnection } from './connection-test'
import { useFailureText } from './use-failure-text'

/** Tries what a meeting needs of the server that is set. */
export function useServerTest() {
  const { platform, settings } = useApp()
  const host = useStore(settings, (values) => hostOf(values, platform.defaultHost))
  const [result, setResult] = useState<ConnectionResult>()
  const [isTesting, setTesting] = useState(false)
  const failure = useFailureText(Object.values(result ?? {}).find(isFailed))

  const test = async (): Promise<void> => {
    setTesting(true)
    await testConnection(platform, host, setResult)
    setTesting(false)
  }

  return {
    valid: host === '' || isHost(host),
    connection: result && { place: platform.name, ...statesOf(result) },
    isTesting,
    failure,
    onTest: () => void test(),
    forget: () => setResult(undefined)
  }
}

const isFailed = (part: PartResult): part is Extract<PartResult, { state: 'failed' }> => part.state === 'failed'

const statesOf = ({ http, socket, media }: ConnectionResult) => ({
  http: http.state,
  socket: socket.state,
  media: media.state
})

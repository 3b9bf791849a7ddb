import { useSyncExternalStore } from 'react'

/** A value of the platform that tells when it is replaced. */
export const useObserved = <Value>(onChange: (listener: () => void) => () => void, read: () => Value): Value =>
  useSyncExternalStore(onChange, read, read)

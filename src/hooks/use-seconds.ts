import { useEffect, useState } from 'react'

/** Whole seconds since a moment (milliseconds since 1970), counted while `running`. */
export function useSeconds(since: number, running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return Math.max(0, Math.floor((now - since) / 1000))
}

import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until the check does not throw any more; after so many milliseconds its last error stands. */
export async function eventually<T>(check: () => T | Promise<T>, milliseconds = 5000): Promise<T> {
  const end = Date.now() + milliseconds
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
      await sleep(20)
    }
  }
}

import { ConfrType, Role } from '../../protocol/numbers'
import { DESKTOP, openBrowser } from '../../__tests__/support/browser'
import { enterBySdk } from '../../__tests__/support/sdk/member'
import { startServer } from '../../__tests__/support/server'
import { Person } from '../../__tests__/support/app/person'

export interface CrowdCosts {
  /** Milliseconds from the first who enters to the last who is in. */
  readonly took: number
  /** Tasks of the page that took longer than 50 ms meanwhile. */
  readonly blocks: number
  /** Milliseconds of the longest of them; 0 for none. */
  readonly longest: number
}

const SECOND = 1000

/** So many members come into a room within a second, and a page is in it with the list of members open. */
export async function crowdCosts(count: number): Promise<CrowdCosts> {
  const server = await startServer()
  const browser = await openBrowser()
  const roomName = 'crowd'
  try {
    const enter = (nickName: string, role: Role) =>
      enterBySdk(server.url, { roomName, nickName, role, type: ConfrType.LIVE })
    await enter('Host', Role.ADMIN)
    const person = new Person('Anna', await browser.newPage({ viewport: DESKTOP }), server.url)
    await person.enter(roomName)
    await person.room.openSheet('members')
    await person.page.evaluate(() => {
      Object.assign(window, { tasks: [] as number[] })
      const note = (list: PerformanceObserverEntryList): void => {
        const { tasks } = window as unknown as { tasks: number[] }
        for (const { duration } of list.getEntries()) tasks.push(duration)
      }
      new PerformanceObserver(note).observe({ type: 'longtask' })
    })
    const began = performance.now()
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, (index * SECOND) / count))
        await enter(`Member ${index}`, Role.AUDIENCE)
      })
    )
    const took = performance.now() - began
    await person.room.count.filter({ hasText: String(count + 2) }).waitFor()
    const tasks = await person.page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)
    return { took, blocks: tasks.length, longest: Math.max(0, ...tasks) }
  } finally {
    await browser.close()
    await server.close()
  }
}

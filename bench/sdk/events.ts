import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { enterScripted, wireMember } from '../../__tests__/support/sdk/scripted-conference'

/** What a crowd costs the application. */
export interface EventCost {
  /** ms for all events together. */
  readonly time: number
  /** KB that stay in memory for each member. */
  readonly memory: number
  readonly callbacksPerEvent: number
}

/** Tells the SDK of so many members, one event each. */
export async function eventCosts(members: number): Promise<EventCost> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const { environment, conference } = await enterScripted()
  let callbacks = 0
  conference.on('memberJoined', () => (callbacks += 1))
  const frames = Array.from({ length: members }, (_, index) =>
    JSON.stringify({ op: 300, sessId: 'S1', cver: 11 + index, mem: wireMember(`M${index}`) })
  )
  collect()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  for (const frame of frames) environment.socket.say(frame)
  const time = performance.now() - start
  collect()
  const memory = (process.memoryUsage().heapUsed - before) / 1024 / members
  if (conference.members.size !== members + 1) throw new Error(`only ${conference.members.size} members are known`)
  return { time, memory, callbacksPerEvent: callbacks / members }
}

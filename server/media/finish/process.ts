import { constants, setPriority } from 'node:os'
import { AV_LOG_FATAL } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { faultOf } from './failure'
import { makeFilm } from './film/film'
import { fontPath } from './font'
import type { Finished, FromFinisher, Task } from './messages'
import { remux } from './remux'

/**
 * A finishing process: makes one file out of what was recorded, with whatever the meetings leave it of the processor, and
 * ends. Started by {@link Finisher} with a channel; ends when the channel closes.
 */

Log.setLevel(AV_LOG_FATAL)
setPriority(constants.priority.PRIORITY_LOW)

function send(message: FromFinisher): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve()
    else process.send(message, () => resolve())
  })
}

async function perform(task: Task): Promise<Finished> {
  if (task.type === 'remux') return remux(task.from, task.to) ?? null
  const progress = (done: number): Promise<void> => send({ type: 'progress', done })
  return (await makeFilm({ ...task, fontPath: fontPath() }, progress)) ?? null
}

async function work(task: Task): Promise<void> {
  try {
    await send({ type: 'done', result: await perform(task) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await send({ type: 'failed', reason, fault: faultOf(error) })
  }
  process.exit()
}

process.on('message', (task: Task) => void work(task))
process.on('disconnect', () => process.exit())
// A signal to the whole group is for the server to act on: it ends this process in its turn.
process.on('SIGINT', () => undefined)

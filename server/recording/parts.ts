import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import type { RunOptions } from '../media/finish/finisher'
import type { Finished, Task } from '../media/finish/messages'

/** Makes a file. */
export type Finish = (task: Task, options: RunOptions) => Promise<Finished>

const ENDING = '.part'

const partOf = (path: string): string => `${path}.${randomUUID()}${ENDING}`

/** Whether a file of this name was never made whole. */
export const isPart = (name: string): boolean => name.endsWith(ENDING)

/**
 * Has files made beside their place, and moved there when they are whole. Each is made in a place of its own: a process that
 * outlives its server for a moment must not write into the file that the next server has begun anew.
 */
export const whole =
  (finish: Finish): Finish =>
  async (task, options) => {
    const part = partOf(task.to)
    try {
      const result = await finish({ ...task, to: part }, options)
      // It is gone when its recording was deleted meanwhile.
      if (result !== null && existsSync(part)) renameSync(part, task.to)
      return result
    } finally {
      rmSync(part, { force: true })
    }
  }

import { fork, type ChildProcess } from 'node:child_process'
import { TaskFailure } from './task-failure'
import type { Finished, FromFinisher, Task } from './messages'

export interface RunOptions {
  /** Hears how much is done, from 0 to 1. */
  readonly progress?: (done: number) => void
  /** Ends the process. */
  readonly signal?: AbortSignal
}

/** Makes files out of what was recorded, each in a process of its own. */
export class Finisher {
  private readonly children = new Set<ChildProcess>()

  /** @param entry Path of the built finishing process. */
  constructor(private readonly entry: string) {}

  /** Rejects with a {@link TaskFailure} when the task failed, with another error when its process died or was ended. */
  run(task: Task, { progress, signal }: RunOptions = {}): Promise<Finished> {
    return new Promise((resolve, reject) => {
      const child = fork(this.entry, [], { execArgv: [], serialization: 'advanced' })
      const abort = (): void => void child.kill('SIGKILL')
      this.children.add(child)
      signal?.addEventListener('abort', abort)
      child.on('message', (message: FromFinisher) => {
        if (message.type === 'progress') progress?.(message.done)
        else if (message.type === 'done') resolve(message.result)
        else reject(new TaskFailure(message.reason, message.fault))
      })
      child.on('error', reject)
      child.on('exit', (code, ended) => {
        this.children.delete(child)
        signal?.removeEventListener('abort', abort)
        reject(new Error(`the finishing process ended with ${ended ?? `code ${code}`}`))
      })
      child.send(task, () => undefined)
    })
  }

  close(): void {
    for (const child of this.children) child.kill('SIGKILL')
  }
}

import { fork, type ChildProcess } from 'node:child_process'
import type { Finished, FromFinisher, Task } from './messages'

/** Makes files out of what was recorded, each in a process of its own. */
export class Finisher {
  private readonly children = new Set<ChildProcess>()

  /** @param entry Path of the built finishing process. */
  constructor(private readonly entry: string) {}

  /** Rejects when the task failed, or its process died of it or was ended by {@link close}. */
  run(task: Task): Promise<Finished> {
    return new Promise((resolve, reject) => {
      const child = fork(this.entry, [], { execArgv: [], serialization: 'advanced' })
      this.children.add(child)
      child.on('message', (message: FromFinisher) => {
        if (message.type === 'done') resolve(message.result)
        else reject(new Error(message.reason))
      })
      child.on('error', reject)
      child.on('exit', (code, signal) => {
        this.children.delete(child)
        reject(new Error(`the finishing process ended with ${signal ?? `code ${code}`}`))
      })
      child.send(task, () => undefined)
    })
  }

  close(): void {
    for (const child of this.children) child.kill('SIGKILL')
  }
}

import { readFile, rename, writeFile } from 'node:fs/promises'
import { isObject } from '../../protocol/parse/fields'

/** One JSON file that is replaced as a whole, so that a crash leaves the old or the new content, never half of one. */
export class JsonFile {
  #writing: Promise<void> = Promise.resolve()

  constructor(private readonly path: string) {}

  /** Undefined when there is no file yet. */
  async read(): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.path, 'utf8'))
    } catch (error) {
      if (isObject(error) && error.code === 'ENOENT') return undefined
      throw error
    }
  }

  /** Writes take effect in the order of the calls. A write that failed does not keep later ones from happening. */
  write(value: unknown): Promise<void> {
    const text = JSON.stringify(value)
    const replace = async (): Promise<void> => {
      const temporary = `${this.path}.new`
      await writeFile(temporary, text, { mode: 0o600, flush: true })
      await rename(temporary, this.path)
    }
    const written = this.#writing.then(replace)
    this.#writing = written.catch(() => undefined)
    return written
  }
}

import { createWriteStream, type WriteStream } from 'node:fs'
import type { FileOutcome, WriteFault } from '../../recorder'
import { encodeTag, flvHeader } from '../flv/encode'
import type { Tag, TagSink } from '../hub/frame'
import { Rebase } from './rebase'

/** Bytes that may wait for a slow disk; beyond, whole GOPs are lost rather than memory filled. */
const BUDGET = 16 * 1024 * 1024

export interface FlvFileListener {
  began(startedAt: number): void
  ended(outcome: FileOutcome): void
}

/** A reader of a stream that writes what it reads to a file. What has been taken survives the end of this process. */
export class FlvFile implements TagSink {
  readonly id: string
  /** Nobody's, so that it is not cut off with a member. */
  readonly memberId = ''
  private readonly out: WriteStream
  private readonly rebase = new Rebase()
  private startedAt: number | undefined
  private over = false

  /** @param now Milliseconds since 1970. */
  constructor(
    path: string,
    private readonly listener: FlvFileListener,
    private readonly now: () => number = Date.now
  ) {
    this.id = `file ${path}`
    this.out = createWriteStream(path, { mode: 0o640 })
    this.out.on('error', (error) => this.finish(faultOf(error)))
    this.out.write(flvHeader())
  }

  write(tags: readonly Tag[]): boolean {
    if (this.over || this.out.writableEnded || this.out.writableLength > BUDGET) return false
    const own = tags.map((tag) => this.rebase.tag(tag))
    this.out.write(Buffer.concat(own.map(encodeTag)))
    // What is cached comes at once, but was shown over the time that it spans.
    if (this.startedAt === undefined && this.rebase.begun) this.began(this.now() - this.rebase.duration)
    return true
  }

  /** Repeated calls do nothing. */
  end(): void {
    if (this.over || this.out.writableEnded) return
    this.out.end(() => this.finish(null))
  }

  private began(startedAt: number): void {
    this.startedAt = startedAt
    this.listener.began(startedAt)
  }

  private finish(fault: WriteFault | null): void {
    if (this.over) return
    this.over = true
    this.out.destroy()
    this.listener.ended({ bytes: this.out.bytesWritten, durationMs: this.rebase.duration, fault })
  }
}

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

const faultOf = (error: Error): WriteFault =>
  'code' in error && NO_SPACE.has(String(error.code)) ? 'disk-full' : 'unwritable'

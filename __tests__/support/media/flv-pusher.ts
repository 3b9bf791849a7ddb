import { setTimeout as sleep } from 'node:timers/promises'
import type { Tag } from '../../../server/media/embedded/hub/frame'
import { readFlv } from '../../../server/media/finish/read-flv'
import { RtmpClient } from './rtmp-client'

/** Publishes files one after the other on one connection, at real speed, as one stream that changes its format. */
export class FlvPusher {
  /** Where the file that is being sent begins on the timeline of the connection, ms. */
  private start = 0
  private isClosed = false

  private constructor(
    private readonly client: RtmpClient,
    private readonly openedAt: number
  ) {}

  static async open(address: string): Promise<FlvPusher> {
    return new FlvPusher(await RtmpClient.publishing(address), performance.now())
  }

  /** Sends a file from its beginning again and again until something is so. @param patience ms @returns whether it is */
  async repeatUntil(file: string, isSo: () => boolean, patience: number): Promise<boolean> {
    const end = performance.now() + patience
    while (!isSo() && !this.isClosed && performance.now() < end) await this.send([...readFlv(file)])
    return isSo()
  }

  /** Closes the connection. May be called again. */
  close(): void {
    this.isClosed = true
    this.client.close()
  }

  private async send(tags: readonly Tag[]): Promise<void> {
    let time = this.start
    for (const tag of tags) {
      time = this.start + tag.timestamp
      const early = this.openedAt + time - performance.now()
      if (early > 0) await sleep(early)
      this.client.send(tag.type === 'audio' ? 8 : 9, tag.body, time)
    }
    this.start = time + 20
  }
}

import { dirname, join } from 'node:path'
import { built } from '../../__tests__/support/build'
import { createBridges } from '../../server/media/embedded/bridge'
import { CodecClient } from '../../server/media/embedded/codec/client'
import { audioFrame, audioHeader } from '../../server/media/embedded/flv/body'
import type { Source } from '../../server/media/embedded/hub/frame'
import { Hub } from '../../server/media/embedded/hub/hub'
import { Mixes } from '../../server/media/embedded/mix/mixes'
import { WebHearer } from './web-hearer'

const CONFIG = Buffer.from([0x11, 0x88])
const FRAME = (1024 * 1000) / 48_000
const now = (): number => performance.now()
const source: Source = {
  face: 'tag',
  conferenceId: 'beeps',
  memberId: 'beeper',
  requestKeyFrame: () => undefined,
  end: () => undefined
}

/** A phone's beeps as a browser is sent them, directly and in the mix: streams, mix and codec process without a network. */
export function beepToBrowsers(frames: readonly Buffer[]) {
  const codec = new CodecClient({ entry: join(dirname(built('server')), 'codec.mjs') })
  const mixes = new Mixes(codec, 4, now)
  const hub = new Hub(
    { bridges: createBridges(codec), ears: [mixes.ear], now, lingerMs: 0, absenceMs: 1000 },
    {
      live: () => undefined,
      tracks: () => undefined,
      gone: () => undefined,
      refused: () => undefined,
      measured: () => undefined
    }
  )
  const stream = hub.stream('beeps')
  const handle = stream.publish(source)
  handle.tag(audioHeader(CONFIG))
  const direct = new WebHearer('direct', stream)
  const mixed = new WebHearer('mixed', mixes.view({ conferenceId: 'beeps', memberId: 'browser' }))
  const beganAt = now()
  let sent = 0
  const timer = setInterval(() => {
    for (; sent * FRAME <= now() - beganAt; sent++) {
      handle.tag(audioFrame(frames[sent % frames.length] ?? Buffer.alloc(0), Math.round(sent * FRAME)))
    }
  }, 5)
  const end = (): void => {
    clearInterval(timer)
    for (const each of [direct, mixed]) each.end()
    mixes.close()
    hub.close()
    void codec.close()
  }
  return { direct, mixed, end }
}

import { openBrowser } from '../../__tests__/support/browser'
import { SMOOTH } from '../../__tests__/support/media/link'
import { push } from '../../__tests__/support/media/push'
import { RoughNetwork } from '../../__tests__/support/media/rough-network'
import { WebClient } from '../../__tests__/support/media/web-client'
import { framesMove } from '../../__tests__/support/page-media'
import { grantFor } from '../media/support/grants'
import { startEngine } from '../media/support/engine'
import { BITRATE, SIZE } from './source'

/** What one viewer has received so far. */
export type Received = Awaited<ReturnType<WebClient['received']>>

/** A phone publishes; two browsers watch, one of them over a network that can be made weak. */
export interface Scene {
  readonly network: RoughNetwork
  readonly weak: () => Promise<Received>
  readonly other: () => Promise<Received>
  /** Whether the pictures pause for the weak viewer. */
  readonly isHeld: () => boolean
  readonly close: () => Promise<void>
}

export async function openScene(): Promise<Scene> {
  const engine = await startEngine()
  const browser = await openBrowser()
  const network = await RoughNetwork.open(engine.rtcPort, SMOOTH)
  const url = engine.publishUrl(grantFor('publish', 'weak'), '127.0.0.1')
  const source = await push(url, { size: SIZE, bitrate: BITRATE })
  const weak = await watch(await WebClient.open(browser, engine, network), 'weak')
  const other = await watch(await WebClient.open(browser, engine), 'other')
  let isHeld = false
  engine.events.on('held', (_streamId, memberId, held) => {
    if (memberId === 'weak') isHeld = held
  })
  return {
    network,
    weak: () => weak.received('weak'),
    other: () => other.received('other'),
    isHeld: () => isHeld,
    close: async () => {
      await source.stop()
      await Promise.all([weak.close(), other.close()])
      network.close()
      await browser.close()
      await engine.close()
    }
  }
}

async function watch(client: WebClient, peerId: string): Promise<WebClient> {
  await client.subscribe(peerId, { ...grantFor('play', 'weak'), memberId: peerId })
  await framesMove(client.page, `#${peerId}`)
  return client
}

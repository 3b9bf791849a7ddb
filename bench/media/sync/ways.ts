import { setTimeout as wait } from 'node:timers/promises'
import type { TestBrowser } from '../../../__tests__/support/browser'
import { exchange } from '../../../__tests__/support/media/flash-and-beep/exchange'
import type { Sightings } from '../../../__tests__/support/media/flash-and-beep/offsets'
import { flashAndBeep, type PhoneSound } from '../../../__tests__/support/media/flash-and-beep/phone-source'
import { watchByPhone } from '../../../__tests__/support/media/flash-and-beep/phone-watch'
import { offerFlashAndBeep } from '../../../__tests__/support/media/flash-and-beep/web-source'
import { forgetSightings, offerToWatch, sightingsOf } from '../../../__tests__/support/media/flash-and-beep/web-watch'
import type { Roughness } from '../../../__tests__/support/media/link'
import { RoughNetwork } from '../../../__tests__/support/media/rough-network'
import { WebClient } from '../../../__tests__/support/media/web-client'
import type { EmbeddedEngine } from '../../../server/media/embedded/engine'
import { grantFor } from '../support/grants'

/** Seconds that a browser is given to find its pace before it is measured. */
const SETTLE = 20

export interface Measurement {
  readonly engine: EmbeddedEngine
  readonly browser: TestBrowser
  readonly streamId: string
  readonly seconds: number
  /** What the WebRTC leg suffers. */
  readonly network?: Roughness
}

export interface Seen extends Sightings {
  readonly backwards: number
}

/** A browser publishes, a phone watches. */
export async function webToPhone({ engine, browser, streamId, seconds, network }: Measurement): Promise<Seen> {
  const rough = network && (await RoughNetwork.open(engine.rtcPort, network))
  const client = await WebClient.open(browser, engine)
  try {
    const offer = await offerFlashAndBeep(client, 'source')
    const grant = grantFor('publish', streamId)
    await exchange(client, 'source', offer, (sdp) => engine.publish(`source ${streamId}`, grant, sdp), rough)
    await wait(3000)
    return await watchByPhone(engine.playUrl(grantFor('play', streamId), '127.0.0.1'), seconds)
  } finally {
    await client.close()
    rough?.close()
  }
}

/** A phone publishes, a browser watches. */
export async function phoneToWeb(measurement: Measurement, sound: PhoneSound): Promise<Seen> {
  const { engine, streamId, network } = measurement
  const rough = network && (await RoughNetwork.open(engine.rtcPort, network))
  const source = flashAndBeep(engine.publishUrl(grantFor('publish', streamId), '127.0.0.1'), sound)
  try {
    return await watchByWeb(measurement, rough)
  } finally {
    await source.stop()
    rough?.close()
  }
}

async function watchByWeb({ engine, browser, streamId, seconds }: Measurement, rough?: RoughNetwork): Promise<Seen> {
  const client = await WebClient.open(browser, engine)
  try {
    const offer = await offerToWatch(client, 'view')
    const want = { audio: true, video: true }
    const grant = grantFor('play', streamId)
    await exchange(client, 'view', offer, (sdp) => engine.subscribe(`view ${streamId}`, grant, sdp, want), rough)
    await wait(SETTLE * 1000)
    await forgetSightings(client)
    await wait(seconds * 1000)
    return { ...(await sightingsOf(client)), backwards: 0 }
  } finally {
    await client.close()
  }
}

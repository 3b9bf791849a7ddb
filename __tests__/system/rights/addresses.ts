import type { StreamGrant } from '../../../server/media/engine'
import { flvUrl } from '../../../server/media/embedded/address'
import { RtmpClient } from '../../support/media/rtmp-client'
import { until } from '../../support/media/until'
import { post } from '../../support/wire/calls'
import { type Actor, type Scene, past, signed, soon } from './scene'
import type { Who } from './table'

/** Somebody tries an address; whether media is let through. */
export type AddressAttempt = (scene: Scene, actor: Actor, who: Who) => Promise<'yes' | 'no' | '-'>

/** The right that somebody shows. Only `nobody` has to make up the signature. */
function shown(
  purpose: StreamGrant['purpose'],
  streamId: string,
  actor: Actor,
  who: Who
): StreamGrant & { mark: string } {
  const expires = who === 'expired' ? past() : soon()
  const grant: StreamGrant = { purpose, conferenceId: actor.confrId, streamId, memberId: actor.memId, expires }
  const good = signed(grant)
  return { ...grant, mark: who === 'nobody' ? `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}` : good }
}

async function overRtmp(scene: Scene, command: 'publish' | 'play', name: string): Promise<'yes' | 'no'> {
  const client = await RtmpClient.open(scene.server.rtmpPort)
  await client.connect()
  client.command('createStream', 2, null)
  client.command(command, 3, null, name, ...(command === 'publish' ? ['live'] : [-2000]))
  const begun = `onStatus NetStream.${command === 'publish' ? 'Publish' : 'Play'}.Start`
  await until(() => client.closed || client.heard.includes(begun), 5000)
  const answer = client.heard.includes(begun) ? 'yes' : 'no'
  client.close()
  return answer
}

export const addressAttempts: Readonly<Record<string, AddressAttempt>> = {
  "push one's own over RTMP": async (scene, actor, who) => {
    const { body } = await post(actor.useUrl, { op: 'pubS', rtcId: 'wx-2-own' })
    const given = typeof body.rtmp === 'string' ? body.rtmp : undefined
    if (given !== undefined) return overRtmp(scene, 'publish', given.slice(given.lastIndexOf('/') + 1))
    const { mark } = shown('publish', `wx-2-own_${actor.memId}`, actor, who)
    return overRtmp(scene, 'publish', `wx-2-own_${actor.memId}?grant=${mark}`)
  },
  "push the talker's": async (scene, actor, who) => {
    if (who === 'talker') return '-'
    const { mark } = shown('publish', scene.camera, actor, who)
    return overRtmp(scene, 'publish', `${encodeURIComponent(scene.camera)}?grant=${mark}`)
  },
  'play over RTMP': async (scene, actor, who) => {
    const { mark } = shown('play', scene.camera, actor, who)
    return overRtmp(scene, 'play', `${encodeURIComponent(scene.camera)}?grant=${mark}`)
  },
  'play over HTTP-FLV': async (scene, actor, who) => {
    const { mark, ...grant } = shown('play', scene.camera, actor, who)
    const ending = new AbortController()
    const answer = await fetch(
      flvUrl({ scheme: 'http', host: '127.0.0.1', port: scene.server.rtmpPort }, grant, mark),
      { signal: ending.signal }
    )
    ending.abort()
    return answer.status === 200 ? 'yes' : 'no'
  },
  "play with a push's grant": async (scene, actor, who) => {
    const { mark } = shown('publish', scene.camera, actor, who)
    return overRtmp(scene, 'play', `${encodeURIComponent(scene.camera)}?grant=${mark}`)
  }
}

import type { LocalMediaState } from '../../../../src/platform/types'
import { createRoomStore } from '../../../../src/store/room'
import { ScriptedMedia } from './scripted-media'
import { ScriptedServer } from './scripted-server'

/** A room's store around a real conference of the SDK, whose server the test plays. */
export async function openRoom(answer: object = {}, media: Partial<LocalMediaState> = {}) {
  const server = new ScriptedServer()
  const { client, conference } = await server.enter(answer)
  const devices = new ScriptedMedia(media)
  const clock = { time: 1_000_000 }
  const store = createRoomStore(conference, { client, media: devices, now: () => clock.time, password: 'secret' })
  return { server, conference, media: devices, clock, store, state: store.getState }
}

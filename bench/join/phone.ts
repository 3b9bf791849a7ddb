import { Phone } from '../../__tests__/support/weapp/phone'
import { playFirstPicture } from './live-player'
import type { JoinTimes } from './times'

/** A compiled mini-program in the room, ffmpeg as its camera, until it is closed. */
export async function phoneSender(server: string, roomName: string): Promise<() => Promise<void>> {
  const phone = await Phone.open(server)
  await phone.enter(roomName, 'Sender')
  await phone.until(() => phone.camera.running)
  return () => phone.close()
}

async function leave(phone: Phone): Promise<void> {
  await phone.press('.leave-button')
  await phone.press('.leave-confirm-button')
  await phone.exit('left')
}

/** Joins by the compiled mini-program and decodes what its live-player is given. */
export async function joinByPhone(server: string, roomName: string): Promise<JoinTimes> {
  const phone = await Phone.open(server, { person: { allows: () => false } })
  try {
    await phone.type('.room-field', roomName)
    await phone.type('.name-field', 'Receiver')
    const pressed = performance.now()
    const pressing = phone.press('.join-button')
    await phone.until(() => phone.app.one('.room-name'))
    const entered = performance.now()
    const firstFrame = await playFirstPicture(await phone.playerSource('Sender'))
    await pressing
    await leave(phone)
    return { entered: entered - pressed, firstFrame: firstFrame - pressed }
  } finally {
    await phone.close()
  }
}

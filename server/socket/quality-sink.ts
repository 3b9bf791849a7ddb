import type { WebSocket } from 'ws'
import { Intake } from './intake'

/** Takes the statistics that the vendor's web SDK sends, which has no way not to send them, and throws them away. */
export function swallowQuality(socket: WebSocket): void {
  const intake = new Intake()
  socket.on('message', () => {
    if (intake.admit() === 'cut') socket.terminate()
  })
}

import { fileURLToPath } from 'node:url'
import { MediaError, type StreamGrant } from '../engine'
import { PortError, startMediaServer, type MediaServer } from './media-server'
import type { FromMedia, MediaRequest, MediaSettings, ToMedia } from './messages'
import { Pending } from './pending'

/**
 * The media process. Started by `EmbeddedEngine` with a channel; ends when the channel closes, so that no media process
 * outlives its server.
 */

const AUTHORIZE_TIMEOUT = 5000

const questions = new Pending<boolean>(AUTHORIZE_TIMEOUT, () => new Error('the server did not answer'))
let server: MediaServer | undefined

function send(message: FromMedia): void {
  if (process.connected) process.send?.(message)
}

/** Without an answer nobody is let in. */
function authorize(grant: StreamGrant): Promise<boolean> {
  return questions.ask((id) => send({ type: 'authorize', id, grant })).catch(() => false)
}

async function start(settings: MediaSettings): Promise<void> {
  try {
    server = await startMediaServer({
      settings,
      codecEntry: fileURLToPath(new URL('codec.mjs', import.meta.url)),
      authorize,
      happened: (happening) => send({ type: 'happened', happening }),
      measured: (qualities) => send({ type: 'qualities', qualities }),
      recording: (happening) => send({ type: 'recording', happening }),
      log: (level, text, fields = {}) => send({ type: 'log', level, text, fields })
    })
    send({ type: 'started', rtmpPort: server.rtmpPort, rtcPort: server.rtcPort })
  } catch (error) {
    const { port, code } = error instanceof PortError ? error : { port: undefined, code: undefined }
    send({ type: 'failed', port, code, text: error instanceof Error ? error.message : String(error) })
  }
}

/** Returns the SDP that answers an offer; '' where nothing was offered. */
async function perform(request: MediaRequest): Promise<string> {
  if (server === undefined) throw new MediaError('unavailable', 'The media process is not ready.')
  const { rtc } = server
  switch (request.method) {
    case 'publish':
      return rtc.publish(request.peerId, request.grant, request.offer)
    case 'subscribe':
      return rtc.subscribe(request.peerId, request.grant, request.offer, request.want)
    case 'resubscribe':
      rtc.resubscribe(request.peerId, request.want)
      return ''
  }
}

async function answer(id: number, request: MediaRequest): Promise<void> {
  try {
    send({ type: 'answer', id, answer: await perform(request) })
  } catch (error) {
    const reason = error instanceof MediaError ? error.reason : 'unavailable'
    send({ type: 'refused', id, reason, text: error instanceof Error ? error.message : String(error) })
  }
}

async function close(): Promise<void> {
  await server?.close()
  process.exit()
}

function receive(message: ToMedia): void {
  switch (message.type) {
    case 'start':
      return void start(message.settings)
    case 'request':
      return void answer(message.id, message.request)
    case 'candidates':
      return server?.rtc.addCandidates(message.peerId, message.candidates)
    case 'disconnect':
      return server?.disconnect(message.target)
    case 'listen':
      return server?.listen(message.streamId, message.on)
    case 'record':
      return server?.recorder.record(message.streamId, message.file)
    case 'stopRecording':
      return server?.recorder.stop(message.file)
    case 'authorized':
      return questions.resolve(message.id, message.allowed)
    case 'close':
      return void close()
  }
}

process.on('message', receive)
process.on('disconnect', () => process.exit())
// A signal to the whole group is for the server to act on: it closes this process in its turn.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

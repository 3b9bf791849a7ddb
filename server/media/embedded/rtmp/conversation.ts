import type { StreamGrant } from '../../engine'
import { APPLICATION, parseStreamName } from '../address'
import type { Services } from '../connection'
import { REFUSALS, type Admission } from '../gate'
import type { TcpPeer } from '../tcp-peer'
import { asObject } from './amf0-value'
import type { Command } from './command'
import { Playing } from './playing'
import { Publishing } from './publishing'
import { failure, greeting, MEDIA_STREAM, notice, result, status, streamBegin } from './replies'
import type { Role } from './role'

/** The commands of one connection: what it asks for, and what it has become. */
export class Conversation {
  private connected = false
  private current: Role | undefined

  constructor(
    readonly id: string,
    private readonly peer: TcpPeer,
    private readonly services: Services
  ) {}

  get role(): Role | undefined {
    return this.current
  }

  /** Resolves when the command is done with; later messages must wait for that. */
  async take(command: Command): Promise<void> {
    if (command.name === 'publish') return this.publish(command)
    if (command.name === 'play') return this.play(command)
    this.perform(command)
  }

  /** Gives up publishing or playing. */
  leave(): void {
    const role = this.current
    this.current = undefined
    role?.leave()
  }

  private perform(command: Command): void {
    switch (command.name) {
      case 'connect':
        return this.connect(command)
      case 'FCPublish':
        return this.announce(command, 'onFCPublish', 'NetStream.Publish.Start')
      case 'FCUnpublish':
        this.announce(command, 'onFCUnpublish', 'NetStream.Unpublish.Success')
        return this.leave()
      case 'deleteStream':
      case 'closeStream':
        return this.leave()
      case 'pause':
        return this.pause(command)
      case 'receiveAudio':
        return this.current?.receive('audio', command.args[0] !== false)
      case 'receiveVideo':
        return this.current?.receive('video', command.args[0] !== false)
      default:
        return this.answer(command)
    }
  }

  private connect(command: Command): void {
    const { app, objectEncoding } = asObject(command.object)
    const name = typeof app === 'string' ? app.split('?')[0]?.replace(/\/+$/, '') : undefined
    if (name !== APPLICATION) {
      const description = `The application is called "${APPLICATION}".`
      return this.peer.part(failure(command.transaction, 'NetConnection.Connect.Rejected', description))
    }
    this.connected = true
    this.peer.send(greeting())
    const server = { fmsVer: 'FMS/3,5,7,7009', capabilities: 31, mode: 1 }
    const outcome = {
      level: 'status',
      code: 'NetConnection.Connect.Success',
      description: 'Connected.',
      objectEncoding: objectEncoding === 3 ? 3 : 0
    }
    this.peer.send(result(command.transaction, server, outcome))
  }

  private async publish(command: Command): Promise<void> {
    const admitted = await this.admit('publish', command)
    if (admitted === undefined) return
    this.peer.send(status('status', 'NetStream.Publish.Start', 'Publishing.'))
    this.current = new Publishing(this.peer, admitted, this.services.hub.stream(admitted.streamId))
  }

  private async play(command: Command): Promise<void> {
    const admitted = await this.admit('play', command)
    if (admitted === undefined) return
    this.peer.send(
      Buffer.concat([
        streamBegin(),
        status('status', 'NetStream.Play.Reset', 'Playing anew.'),
        status('status', 'NetStream.Play.Start', 'Playing.')
      ])
    )
    this.current = new Playing(this.peer, this.id, admitted, this.services)
  }

  /** Asks the gate; a peer that is not let in is told why and closed. */
  private async admit(purpose: StreamGrant['purpose'], command: Command): Promise<StreamGrant | undefined> {
    this.leave()
    if (!this.connected) {
      this.peer.part()
      return undefined
    }
    const [name] = command.args
    const address = typeof name === 'string' ? parseStreamName(name) : undefined
    const admission: Admission =
      address === undefined ? { refusal: 'malformed' } : await this.services.gate.admit(purpose, address)
    if (this.peer.gone) return undefined
    if ('grant' in admission) return admission.grant
    const code = purpose === 'publish' ? 'NetStream.Publish.BadName' : 'NetStream.Play.Failed'
    this.services.log('info', 'refused', { purpose, peer: this.id, refusal: admission.refusal })
    this.peer.part(status('error', code, REFUSALS[admission.refusal]))
    return undefined
  }

  private announce(command: Command, name: string, code: string): void {
    if (command.transaction !== 0) this.peer.send(result(command.transaction, null, undefined))
    const [stream] = command.args
    const description = typeof stream === 'string' ? (stream.split('?')[0] ?? '') : ''
    this.peer.send(notice(name, null, { level: 'status', code, description }))
  }

  private pause(command: Command): void {
    const paused = command.args[0] === true
    this.current?.pause(paused)
    if (paused) this.peer.send(status('status', 'NetStream.Pause.Notify', 'Paused.'))
    else this.peer.send(status('status', 'NetStream.Unpause.Notify', 'Playing.'))
  }

  private answer({ name, transaction }: Command): void {
    if (name === 'seek')
      return this.peer.send(status('error', 'NetStream.Seek.Failed', 'A live stream has no other time.'))
    if (transaction === 0) return
    const values = ANSWERS.get(name)
    if (values !== undefined) return this.peer.send(result(transaction, null, ...values))
    this.peer.send(failure(transaction, 'NetConnection.Call.Failed', 'There is no such command here.'))
  }
}

/** Commands that want an answer and nothing else. A live stream has no length. */
const ANSWERS: ReadonlyMap<string, readonly (number | boolean | undefined)[]> = new Map([
  ['createStream', [MEDIA_STREAM]],
  ['getStreamLength', [0]],
  ['releaseStream', [undefined]],
  ['_checkbw', [undefined]]
])

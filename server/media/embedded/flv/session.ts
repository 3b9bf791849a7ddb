import type { Socket } from 'node:net'
import { parseFlvTarget, type StreamAddress } from '../address'
import type { Protocol, Services } from '../connection'
import { REFUSALS, type Admission } from '../gate'
import type { Stream } from '../hub/stream'
import { TcpPeer } from '../tcp-peer'
import { TcpSink } from '../tcp-sink'
import { batchEncoder } from './batch-encoder'
import { encodeTag, FLV_HEADER } from './encode'
import { readRequest, responseHead, type FlvRequest } from './request'

const encodeTags = batchEncoder(encodeTag)

/** One HTTP connection that plays a stream as FLV: `GET /live/<streamId>.flv?grant=<signed>`. */
export class FlvSession implements Protocol {
  private readonly peer: TcpPeer
  private head: Buffer | undefined = Buffer.alloc(0)
  private playing: { readonly stream: Stream; readonly sink: TcpSink } | undefined

  constructor(
    private readonly id: string,
    socket: Socket,
    private readonly services: Services
  ) {
    this.peer = new TcpPeer(socket)
  }

  get onlyReads(): boolean {
    return this.playing !== undefined
  }

  /** What comes behind the request is ignored. */
  receive(data: Buffer): void {
    if (this.head === undefined) return
    this.head = Buffer.concat([this.head, data])
    const request = readRequest(this.head)
    if (request === 'more') return
    this.head = undefined
    if (request === 'broken') return this.refuse(400, 'The request cannot be read.')
    void this.answer(request).catch((error: unknown) => {
      this.services.log('warn', 'FLV request failed', { peer: this.id, error: String(error) })
      this.peer.part()
    })
  }

  closed(): void {
    this.playing?.stream.removeTagSink(this.playing.sink)
    this.playing = undefined
  }

  private async answer({ method, target }: FlvRequest): Promise<void> {
    const address = parseFlvTarget(target)
    if (method === 'OPTIONS') this.peer.part(responseHead(204))
    else if (method !== 'GET') this.refuse(405, 'Streams can only be read.')
    else if (address === undefined) this.refuse(404, 'Streams are at /live/<id>.flv.')
    else this.admit(address, await this.services.gate.admit('play', address))
  }

  private admit({ streamId }: StreamAddress, admission: Admission): void {
    if (this.peer.gone) return
    if ('grant' in admission) return this.play(admission.grant.memberId, this.services.hub.stream(streamId))
    this.services.log('info', 'refused', { purpose: 'play', peer: this.id, refusal: admission.refusal })
    this.refuse(403, REFUSALS[admission.refusal])
  }

  private play(memberId: string, stream: Stream): void {
    this.peer.send(Buffer.concat([responseHead(200), FLV_HEADER]))
    const sink = new TcpSink({ id: this.id, memberId, peer: this.peer, encode: encodeTags })
    this.playing = { stream, sink }
    stream.addTagSink(sink)
  }

  private refuse(status: number, text: string): void {
    this.peer.part(responseHead(status, text))
  }
}

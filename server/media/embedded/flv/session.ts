import type { Socket } from 'node:net'
import type { StreamGrant } from '../../engine'
import { parseFlvTarget } from '../address'
import type { Protocol, Services } from '../connection'
import { REFUSALS, type Admission } from '../gate'
import type { Viewable } from '../hub/viewable'
import { TcpPeer } from '../tcp-peer'
import { TcpSink } from '../tcp-sink'
import { batchEncoder } from './batch-encoder'
import { encodeTag, flvHeader } from './encode'
import { readRequest, responseHead, type FlvRequest } from './request'

const encodeTags = batchEncoder(encodeTag)

/** One HTTP connection that plays a stream as FLV: `GET /live/<streamId>.flv?grant=<signed>`. */
export class FlvSession implements Protocol {
  private readonly peer: TcpPeer
  private head: Buffer | undefined = Buffer.alloc(0)
  private playing: { readonly stream: Viewable; readonly sink: TcpSink; readonly giveSeatBack: () => void } | undefined

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

  get isAdmitted(): boolean {
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
    this.playing?.giveSeatBack()
    this.playing = undefined
  }

  private async answer({ method, target }: FlvRequest): Promise<void> {
    const address = parseFlvTarget(target)
    if (method === 'OPTIONS') this.peer.part(responseHead(204))
    else if (method !== 'GET') this.refuse(405, 'Streams can only be read.')
    else if (address === undefined) this.refuse(404, 'Streams are at /live/<id>.flv.')
    else this.admit(await this.services.gate.admit('play', address))
  }

  private admit(admission: Admission): void {
    if (this.peer.gone) return
    if ('grant' in admission) return this.play(admission.grant)
    this.services.log('info', 'refused', { purpose: 'play', peer: this.id, refusal: admission.refusal })
    this.refuse(403, REFUSALS[admission.refusal])
  }

  private play(grant: StreamGrant): void {
    const { memberId, only } = grant
    const { view, held, seats } = this.services
    const stream = view(grant)
    this.peer.send(Buffer.concat([responseHead(200), flvHeader(only)]))
    const sink = new TcpSink({
      id: this.id,
      memberId,
      only,
      peer: this.peer,
      encode: encodeTags,
      held: (isHeld) => held(grant, isHeld)
    })
    this.playing = { stream, sink, giveSeatBack: seats.take(grant, this.peer) }
    stream.addTagSink(sink)
  }

  private refuse(status: number, text: string): void {
    this.peer.part(responseHead(status, text))
  }
}

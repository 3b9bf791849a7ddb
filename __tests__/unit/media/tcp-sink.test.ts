import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { encodeTag } from '../../../server/media/embedded/flv/encode'
import { batchEncoder } from '../../../server/media/embedded/flv/batch-encoder'
import { TcpPeer } from '../../../server/media/embedded/tcp-peer'
import { TcpSink } from '../../../server/media/embedded/tcp-sink'
import { until } from '../../support/media/until'
import { keyFrame } from './hub/support'

const BUDGET = 300_000

let server: Server
let here: Socket
let there: Socket

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  there = connect((server.address() as AddressInfo).port, '127.0.0.1')
  there.on('error', () => undefined)
  const [accepted] = (await once(server, 'connection')) as [Socket]
  here = accepted
})
afterEach(() => {
  here.destroy()
  there.destroy()
  server.close()
})

const sinkOf = (farewell?: () => Buffer): TcpSink =>
  new TcpSink({
    id: 'sink',
    memberId: 'viewer',
    peer: new TcpPeer(here),
    encode: batchEncoder(encodeTag),
    budget: BUDGET,
    held: () => undefined,
    ...(farewell && { farewell })
  })

const large = [{ ...keyFrame(0), body: Buffer.alloc(100_000) }]

describe('a player that does not read', () => {
  it('never has more waiting than its budget, and is served again when it has caught up', async () => {
    const sink = sinkOf()
    there.pause()
    let refused = 0
    for (let turn = 0; turn < 300; turn += 1) {
      if (!sink.write(large)) refused += 1
      expect(here.writableLength).toBeLessThanOrEqual(BUDGET)
      await new Promise(setImmediate)
    }
    expect(refused).toBeGreaterThan(0)
    there.resume()
    expect(await until(() => here.writableLength === 0, 3000)).toBe(true)
    expect(sink.write(large)).toBe(true)
  })

  it('is cut soon after the end of its stream, whether it reads it or not', async () => {
    const sink = sinkOf()
    there.pause()
    for (let turn = 0; turn < 300; turn += 1) {
      sink.write(large)
      await new Promise(setImmediate)
    }
    sink.end('over')
    expect(await until(() => here.destroyed, 1000)).toBe(true)
  })
})

describe('a player that reads', () => {
  it('gets the last words before the connection closes', async () => {
    const sink = sinkOf(() => Buffer.from('goodbye'))
    const parts: Buffer[] = []
    there.on('data', (part) => parts.push(part))
    sink.end('over')
    await once(there, 'close')
    expect(Buffer.concat(parts).toString()).toBe('goodbye')
  })

  it('takes nothing after its end', () => {
    const sink = sinkOf()
    sink.end('over')
    sink.end('again')
    expect(sink.write(large)).toBe(false)
  })
})

describe('a batch', () => {
  it('is encoded once for all its readers', () => {
    const encode = batchEncoder(encodeTag)
    const batch = [keyFrame(0), keyFrame(40)]
    expect(encode(batch)).toBe(encode(batch))
    expect(encode(batch)).toEqual(Buffer.concat(batch.map(encodeTag)))
  })
})

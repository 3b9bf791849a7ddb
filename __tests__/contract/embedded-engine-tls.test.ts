import { once } from 'node:events'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectSecurely } from 'node:tls'
import { obtainSelfSigned } from '../../server/config/self-signed'
import type { CertificateFiles } from '../../server/security/certificate'
import { startEmbeddedEngine, type EmbeddedUnderTest } from '../support/media/embedded-engine'
import { newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { Player } from '../support/media/player'
import { push } from '../support/media/push'
import { until } from '../support/media/until'
import { eventually } from '../support/sdk/eventually'

jest.setTimeout(60_000)

const HOST = '127.0.0.1'
const SMALL = { size: '160x120', bitrate: 100 }
/** Files of a certificate are looked at every ten seconds. */
const PATIENCE = 25_000

let directory: string
let tls: CertificateFiles
let subject: EmbeddedUnderTest
const opened: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emeet-tls-'))
  tls = await obtainSelfSigned(directory, [HOST])
  subject = await startEmbeddedEngine({ tls, rtmpScheme: 'rtmps' })
})
afterEach(() => Promise.all(opened.splice(0).map((process) => process.stop())))
afterAll(async () => {
  await subject.close()
  await rm(directory, { recursive: true, force: true })
})

/** A stream that is pushed over RTMPS. */
async function published(): Promise<string> {
  const id = newStreamId()
  const url = subject.engine.publishUrl(publishGrant(id), HOST)
  expect(url).toMatch(/^rtmps:/)
  opened.push(await push(url, SMALL))
  return id
}

async function plays(url: string): Promise<void> {
  const player = new Player(url)
  opened.push(player)
  await Promise.all([player.plays('video', 15), player.plays('audio', 15)])
}

test('a stream that comes over RTMPS is played over RTMPS and over RTMP', async () => {
  const id = await published()
  const url = subject.engine.playUrl(playGrant(id), HOST)
  await Promise.all([plays(url), plays(url.replace('rtmps:', 'rtmp:'))])
})

test('HTTP-FLV is played within TLS, and addresses say so', async () => {
  const id = await published()
  const url = subject.engine.flvUrl(playGrant(id), HOST)
  expect(url).toMatch(/^https:/)
  const request = get(url, { rejectUnauthorized: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const [start] = (await once(response, 'data')) as [Buffer]
  expect([response.statusCode, start.toString('latin1', 0, 3)]).toEqual([200, 'FLV'])
  request.destroy()
})

test('whatever is no TLS, or no more than its beginning, is cut', async () => {
  const { rtmpPort } = subject.engine
  const garbage = connect(rtmpPort, HOST).resume()
  garbage.write(Buffer.from([22, 3, 1, 255, 255, 1, 2, 3]))
  const cut = connectSecurely({ port: rtmpPort, host: HOST, rejectUnauthorized: false })
  await once(cut, 'secureConnect')
  cut.write('neither RTMP nor HTTP')
  const isClosed = until(() => garbage.readyState === 'closed', 15_000)
  expect(await Promise.all([once(cut.resume(), 'close'), isClosed])).toEqual([[false], true])
  await plays(subject.engine.playUrl(playGrant(await published()), HOST))
})

test('a certificate that is renewed is shown without a restart', async () => {
  const shown = async (): Promise<string> => {
    const socket = connectSecurely({ port: subject.engine.rtmpPort, host: HOST, rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    const { serialNumber } = socket.getPeerCertificate()
    socket.destroy()
    return serialNumber
  }
  const before = await shown()
  const next = await obtainSelfSigned(await mkdtemp(join(directory, 'next-')), [HOST])
  await copyFile(next.key, tls.key)
  await copyFile(next.cert, tls.cert)
  await eventually(async () => expect(await shown()).not.toBe(before), PATIENCE)
})

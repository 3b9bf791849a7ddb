import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { WebSocket } from 'ws'
import { obtainSelfSigned } from '../../server/config/self-signed'
import { built } from '../support/build'
import { freePort, freeUdpPort } from '../support/free-port'
import { eventually } from '../support/sdk/eventually'
import { startServer } from '../support/server'

jest.setTimeout(60_000)

/** Files of a certificate are looked at every ten seconds. */
const PATIENCE = 25_000

interface SecureServer {
  readonly port: number
  readonly directory: string
  /** What it has said so far. */
  readonly said: () => string
}

/** Runs a server that has no other port for the web than that of HTTPS. */
async function withSecureServer(
  args: readonly string[],
  settings: (directory: string) => Promise<Readonly<Record<string, string>>>,
  use: (server: SecureServer) => Promise<void>
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'emeet-https-'))
  const port = await freePort()
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PUBLIC_IP: '127.0.0.1',
    DATA_DIR: directory,
    PORT: String(port),
    RTMP_PORT: String(await freePort()),
    RTC_PORT: String(await freeUdpPort()),
    ...(await settings(directory))
  }
  const server = spawn(process.execPath, [built('server'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const ended = once(server, 'exit').then(() => Promise.reject(new Error('the server ended')))
    let said = ''
    const hear = (part: Buffer): void => void (said += part.toString())
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    await Promise.race([once(server.stdout, 'data'), ended])
    await use({ port, directory, said: () => said })
  } finally {
    if (server.kill('SIGTERM')) await once(server, 'exit')
    await rm(directory, { recursive: true, force: true })
  }
}

test('--https makes a certificate that browsers can be told to trust, for pages, calls and sockets', () =>
  withSecureServer(
    ['--https'],
    () => Promise.resolve({}),
    async ({ port, directory, said }) => {
      expect(said()).toContain(`https://127.0.0.1:${port}`)
      expect((await stat(join(directory, 'https-key.pem'))).mode & 0o077).toBe(0)
      const ca = await readFile(join(directory, 'https-cert.pem'))

      const [answer] = (await once(get(`https://127.0.0.1:${port}/healthz`, { ca }), 'response')) as [IncomingMessage]
      expect(JSON.parse(await text(answer))).toEqual({ status: 'ok' })
      // Whoever trusts it for an afternoon must get to other servers of that host by HTTP afterwards.
      expect(answer.headers['strict-transport-security']).toBeUndefined()

      const socket = new WebSocket(`wss://127.0.0.1:${port}/ws/TS_X1`, { ca })
      await once(socket, 'open')
      socket.terminate()
    }
  ))

/** The serial number of the certificate that a server shows. */
async function shown(port: number): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { serialNumber } = socket.getPeerCertificate()
  socket.destroy()
  return serialNumber
}

test('a certificate that is renewed is shown without a restart, and one that is broken does not replace it', () =>
  withSecureServer(
    [],
    async (directory) => {
      const { cert: TLS_CERT, key: TLS_KEY } = await obtainSelfSigned(directory, [])
      return { TLS_CERT, TLS_KEY }
    },
    async ({ port, directory, said }) => {
      const first = await shown(port)
      const open = new WebSocket(`wss://127.0.0.1:${port}/ws/TS_X1`, { rejectUnauthorized: false })
      await once(open, 'open')
      const next = await obtainSelfSigned(await mkdtemp(join(directory, 'next-')), [])

      await writeFile(join(directory, 'https-cert.pem'), 'not a certificate')
      await eventually(() => expect(said()).toContain('the old one stays'), PATIENCE)
      expect(await shown(port)).toBe(first)

      await copyFile(next.key, join(directory, 'https-key.pem'))
      await copyFile(next.cert, join(directory, 'https-cert.pem'))
      await eventually(async () => expect(await shown(port)).not.toBe(first), PATIENCE)
      expect(open.readyState).toBe(WebSocket.OPEN)
      open.terminate()
    }
  ))

test('a server that is known by an HTTPS address tells browsers to come by no other', async () => {
  const server = await startServer({ PUBLIC_URL: 'https://meet.example.com' })
  try {
    const { headers } = await fetch(`${server.url}/healthz`)
    expect(headers.get('strict-transport-security')).toBe('max-age=15768000')
  } finally {
    await server.close()
  }
})

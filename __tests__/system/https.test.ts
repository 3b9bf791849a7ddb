import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { WebSocket } from 'ws'
import { built } from '../support/build'
import { freePort, freeUdpPort } from '../support/free-port'
import { startServer } from '../support/server'

jest.setTimeout(60_000)

test('--https makes a certificate that browsers can be told to trust, for pages, calls and sockets', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'emeet-https-'))
  const [PORT, RTMP_PORT, RTC_PORT] = [await freePort(), await freePort(), await freeUdpPort()].map(String)
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PUBLIC_IP: '127.0.0.1',
    DATA_DIR: directory,
    PORT,
    RTMP_PORT,
    RTC_PORT
  }
  const server = spawn(process.execPath, [built('server'), '--https'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const [welcome] = (await once(server.stdout, 'data')) as [Buffer]
    expect(welcome.toString()).toContain(`https://127.0.0.1:${PORT}`)
    expect((await stat(join(directory, 'https-key.pem'))).mode & 0o077).toBe(0)
    const ca = await readFile(join(directory, 'https-cert.pem'))

    const [answer] = (await once(get(`https://127.0.0.1:${PORT}/healthz`, { ca }), 'response')) as [IncomingMessage]
    expect(JSON.parse(await text(answer))).toEqual({ status: 'ok' })
    // Whoever trusts it for an afternoon must get to other servers of that host by HTTP afterwards.
    expect(answer.headers['strict-transport-security']).toBeUndefined()

    const socket = new WebSocket(`wss://127.0.0.1:${PORT}/ws/TS_X1`, { ca })
    await once(socket, 'open')
    socket.terminate()
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await rm(directory, { recursive: true, force: true })
  }
})

test('a server that is known by an HTTPS address tells browsers to come by no other', async () => {
  const server = await startServer({ PUBLIC_URL: 'https://meet.example.com' })
  try {
    const { headers } = await fetch(`${server.url}/healthz`)
    expect(headers.get('strict-transport-security')).toBe('max-age=15768000')
  } finally {
    await server.close()
  }
})

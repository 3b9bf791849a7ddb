import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:net'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { built } from '../support/build'
import { freePort, freeUdpPort } from '../support/free-port'
import { startServer } from '../support/server'
import { invited } from '../support/wire/calls'
import { entered } from '../support/wire/raw-socket'

jest.setTimeout(60_000)

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emeet-start-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

interface End {
  readonly code: unknown
  readonly stderr: string
}

/** Starts a server that cannot start, on free ports unless told otherwise. */
async function failedStart(settings: Record<string, string>): Promise<End> {
  const ports = { PORT: await freePort(), RTMP_PORT: await freePort(), RTC_PORT: await freeUdpPort() }
  const usual = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]))
  const env = { HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...usual, DATA_DIR: directory, ...settings }
  return new Promise((resolve) => {
    execFile(process.execPath, [built('server')], { env, timeout: 20_000 }, (error, _stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stderr })
    })
  })
}

async function takenPort(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const portOf = (server: Server): number => (server.address() as { port: number }).port

describe('a server that cannot start says so in one sentence and ends with 1', () => {
  test.each([
    ['PORT', 'eighty'],
    ['RTMP_PORT', '99999'],
    ['PUBLIC_URL', 'meet.example.com'],
    ['APP_KEYS', 'no-app'],
    ['LOG_LEVEL', 'loud'],
    ['SECRET', 'short']
  ])('%s=%s', async (name, value) => {
    const { code, stderr } = await failedStart({ [name]: value })
    expect(code).toBe(1)
    expect(stderr).toMatch(new RegExp(`^${name} is .*; it must be .*\\.\\n$`))
  })

  test.each(['PORT', 'RTMP_PORT'])('when %s is taken', async (name) => {
    const other = await takenPort()
    const { code, stderr } = await failedStart({ [name]: String(portOf(other)) })
    other.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(new RegExp(`^Port \\d+ is taken; .*${name} .*\\.\\n$`))
  })

  test('when RTC_PORT is taken', async () => {
    const other = createSocket('udp4').bind(0, '127.0.0.1')
    await once(other, 'listening')
    const { code, stderr } = await failedStart({ RTC_PORT: String(other.address().port) })
    other.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Port \d+ is taken; .*RTC_PORT .*\.\n$/)
  })

  test('when DATA_DIR is no directory', async () => {
    const file = join(directory, 'file')
    await writeFile(file, '')
    const { code, stderr } = await failedStart({ DATA_DIR: file })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^DATA_DIR is ".*"; it must be a directory that the server can write to \(\w+\)\.\n$/)
  })

  test('when what it keeps was written by something else', async () => {
    await writeFile(join(directory, 'emeet.db'), 'not ours '.repeat(1000))
    const { code, stderr } = await failedStart({})
    expect(code).toBe(1)
    expect(stderr).toMatch(/^DATA_DIR holds "emeet\.db", which cannot be opened \(.*\); put a backup in its place\.\n$/)
  })
})

describe('a server that runs', () => {
  test('can be copied while it runs, and the copy started', async () => {
    const server = await startServer()
    const ann = await invited(server.url, 'copied')
    const target = join(directory, 'copy')
    const env = { PATH: process.env.PATH, DATA_DIR: server.dataDir }
    const backup = join(built('server'), '..', 'backup.mjs')
    await promisify(execFile)(process.execPath, [backup, target], { env })
    await server.close()
    const restored = await startServer({ DATA_DIR: target })
    const url = ann.ticket.url.replace(server.wsUrl, restored.wsUrl)
    expect((await entered({ ...ann, ticket: { ...ann.ticket, url } })).answer.result).toBe(0)
    await restored.close()
  })

  test('can be copied when its secret is in its environment, but not from nowhere, and not over another copy', async () => {
    const server = await startServer({ SECRET: 'a secret of the environment, long enough' })
    const target = join(directory, 'copy without secret')
    const backup = (DATA_DIR: string) => {
      const env = { PATH: process.env.PATH, DATA_DIR }
      return promisify(execFile)(process.execPath, [join(built('server'), '..', 'backup.mjs'), target], { env })
    }
    await expect(backup(directory)).rejects.toMatchObject({
      stderr: expect.stringMatching(/holds no store; set DATA_DIR/) as string
    })
    expect((await backup(server.dataDir)).stdout).toContain('the server has it as SECRET')
    await expect(backup(server.dataDir)).rejects.toMatchObject({
      stderr: expect.stringMatching(/holds a store already/) as string
    })
    await server.close()
  })

  test('keeps its secret to its own user, and the same one over a restart', async () => {
    const server = await startServer()
    const path = join(server.dataDir, 'secret')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const ann = await invited(server.url, 'secret')
    await server.restart('SIGTERM')
    expect((await entered(ann)).answer.result).toBe(0)
    await server.close()
  })

  test('says where it is, and ends in order within ten seconds with a member inside', async () => {
    const server = await startServer()
    expect(server.log()).toContain(server.url)
    expect(server.log()).toContain(server.rtmpUrl)
    const { socket } = await entered(await invited(server.url, 'end'))
    const before = Date.now()
    await server.kill('SIGTERM')
    expect(Date.now() - before).toBeLessThan(9000)
    await socket.closed()
    // Going away is no exit: nobody was told to leave.
    expect(socket.messages.some(({ op }) => op === 301)).toBe(false)
    await server.close()
  })

  test('writes no token, ticket or password into its log', async () => {
    const server = await startServer({ LOG_LEVEL: 'trace' })
    const ann = await invited(server.url, 'log')
    const { answer } = await entered(ann, { res: { type: 'MINI_PROGRAM' } })
    await fetch(String(answer.useUrl), { method: 'POST', body: '{"op":"pubS","rtcId":"x"}' })
    await server.kill('SIGTERM')
    const log = server.log()
    expect(log).toContain('"route"')
    for (const secret of [ann.who.token, ann.roleToken, String(ann.ticket.hmac), String(answer.useUrl).slice(-40)]) {
      expect(log).not.toContain(secret)
    }
    await server.close()
  })
})

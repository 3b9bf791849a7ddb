import { existsSync } from 'node:fs'
import { startServer } from '../support/server'

const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false
  )

test('the server starts on its ports, comes back after a crash with its data, and leaves nothing behind', async () => {
  const server = await startServer()
  expect(await answers(server.url)).toBe(true)
  const first = server.pid
  await server.restart('SIGKILL')
  expect(server.pid).not.toBe(first)
  expect(await answers(server.url)).toBe(true)
  expect(existsSync(server.dataDir)).toBe(true)
  await server.close()
  await server.close()
  expect(server.pid).toBeUndefined()
  expect(await answers(server.url)).toBe(false)
  expect(existsSync(server.dataDir)).toBe(false)
}, 60_000)

test('a setting that is wrong is refused in a sentence that names it', async () => {
  await expect(startServer({ RTMP_PORT: 'none' })).rejects.toThrow(/ended with 1:\n.*RTMP_PORT/)
}, 30_000)

test('a port that is taken is refused in a sentence that names it', async () => {
  const server = await startServer()
  try {
    await expect(startServer({ PORT: String(server.port) })).rejects.toThrow(
      new RegExp(`ended with 1:.*${server.port}`, 's')
    )
  } finally {
    await server.close()
  }
}, 60_000)

test('HOST=:: takes IPv6 and IPv4 in, on the port of the app and on that of the phones', async () => {
  const server = await startServer({ HOST: '::' })
  try {
    for (const host of ['[::1]', '127.0.0.1']) {
      expect(await answers(`http://${host}:${server.port}`)).toBe(true)
      expect((await fetch(`http://${host}:${server.rtmpPort}/live/none.flv?grant=none`)).status).toBe(403)
    }
  } finally {
    await server.close()
  }
}, 60_000)

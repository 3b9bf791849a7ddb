import { built } from '../support/build'
import { startServer, type TestServer } from '../support/server'

jest.setTimeout(120_000)

let server: TestServer | undefined
beforeAll(async () => {
  built('h5')
  server = await startServer()
})
afterAll(() => server?.close())

const get = (path: string, accept = 'text/html') => fetch(`${server?.url}${path}`, { headers: { accept } })

describe('the web app', () => {
  test('has its pages at their addresses, always asked for anew', async () => {
    for (const path of ['/', '/lobby', '/room']) {
      const answer = await get(path)
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    }
  })

  test('runs no script that is not a file of ours, in no frame, and tells nobody where it was', async () => {
    const { headers } = await get('/room')
    const policy = String(headers.get('content-security-policy'))
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(await (await get('/')).text()).not.toMatch(/<script(?![^>]*src=)|\son\w+=/)
  })

  test('has files that are kept when they are named by their content', async () => {
    const html = await (await get('/')).text()
    const script = /src="(\/js\/[^"]+\.js)"/.exec(html)?.[1]
    expect(script).toBeDefined()
    const answer = await get(String(script), '*/*')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  })

  test('has no page for what is no page', async () => {
    expect((await get('/js/none.js')).status).toBe(404)
    expect((await get('/lobby', 'application/json')).status).toBe(404)
  })
})

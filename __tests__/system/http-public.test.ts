import { inflateSync } from 'node:zlib'
import { startServer, type TestServer } from '../support/server'
import { APP, type Person, guest, openRoom, post } from '../support/wire/calls'

jest.setTimeout(60_000)

let server: TestServer
let ann: Person
beforeAll(async () => {
  server = await startServer({ PUBLIC_URL: 'https://Meet.example.com:443/' })
  ann = await guest(server.url)
})
afterAll(() => server.close())

describe('invites', () => {
  test('a room has one short id, which leads to it also after a restart', async () => {
    const made = await post(`${server.url}/api/invites`, { roomName: '日会', token: ann.token })
    expect(made.body).toMatchObject({ error: 0, roomName: '日会', appKey: APP.replace('/', '#'), needsPassword: false })
    const id = String(made.body.id)
    expect(id).toMatch(/^[0-9A-Za-z]{1,20}$/)
    expect(made.body.url).toBe(`https://meet.example.com/r/${id}`)
    await server.restart('SIGKILL')
    const again = await post(`${server.url}/api/invites`, { roomName: '日会', token: ann.token })
    expect(again.body.id).toBe(id)
    const read = (await (await fetch(`${server.url}/api/invites/${id}`)).json()) as Record<string, unknown>
    expect(read).toMatchObject({ error: 0, id, roomName: '日会' })
    const link = await fetch(`${server.url}/r/${id}`, { redirect: 'manual' })
    expect([link.status, link.headers.get('location')]).toEqual([302, `/?invite=${id}`])
  })

  test('a member gets the invite of the room, and it tells that a password is needed', async () => {
    const { body: room } = await openRoom(server.url, ann, { roomName: 'closed', password: 'pass' })
    const { body } = await post(`${server.url}/api/invites`, { roleToken: room.roleToken })
    expect(body).toMatchObject({ error: 0, roomName: 'closed', needsPassword: true })
    expect(JSON.stringify(body)).not.toContain('pass"')
  })

  test('what was never given out is refused', async () => {
    const { error } = (await (await fetch(`${server.url}/api/invites/abc`)).json()) as { error: number }
    expect(error).toBe(-543)
    const nobody = await post(`${server.url}/api/invites`, { roomName: 'x', token: 'x.y' })
    expect(nobody.body.error).toBe(-401)
    const more = await post(`${server.url}/api/invites`, { roomName: 'x', token: ann.token, evil: 1 })
    expect(more.body.error).toBe(-200)
  })
})

describe('QR codes', () => {
  test('come as SVG and as PNG that shows the same modules', async () => {
    const svg = await fetch(`${server.url}/api/qr?text=https%3A%2F%2Fmeet.example.com%2Fr%2Fabc`)
    expect(svg.headers.get('content-type')).toMatch(/^image\/svg\+xml/)
    expect(await svg.text()).toMatch(/^<svg/)
    const png = await fetch(`${server.url}/api/qr?text=https%3A%2F%2Fmeet.example.com%2Fr%2Fabc&format=png&scale=4`)
    expect(png.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await png.arrayBuffer())
    const size = bytes.readUInt32BE(16)
    const idat = bytes.indexOf('IDAT')
    const pixels = inflateSync(bytes.subarray(idat + 4, idat + 4 + bytes.readUInt32BE(idat - 4)))
    expect(pixels.length).toBe(size * (1 + Math.ceil(size / 8)))
    expect(size % 4).toBe(0)
  })

  test.each(['', 'text=', `text=${'x'.repeat(1025)}`, 'text=a&format=gif', 'text=a&scale=99', 'text=a&scale=1e1'])(
    'refuse the query "%.20s"',
    async (query) => {
      const { error } = (await (await fetch(`${server.url}/api/qr?${query}`)).json()) as { error: number }
      expect(error).toBe(-200)
    }
  )
})

describe('other pages', () => {
  test('may call: the preflight is answered and every answer is readable', async () => {
    const preflight = await fetch(`${server.url}/easemob/rtc/req/ticket`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://other.example',
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'content-type'
      }
    })
    expect(preflight.ok).toBe(true)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('DELETE')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type')
    const refused = await post(`${server.url}/easemob/rtc/req/ticket`, {}, { origin: 'https://other.example' })
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(refused.headers.get('content-type')).toMatch(/^application\/json/)
  })
})

import { hasIpv6 } from '../support/ipv6'
import { probe } from '../support/media/probe'
import { type Publisher, push } from '../support/media/push'
import { eventually } from '../support/sdk/eventually'
import { type SdkMember, enterBySdk } from '../support/sdk/member'
import { type TestServer, startServer } from '../support/server'

jest.setTimeout(60_000)

const describeIfIpv6 = hasIpv6 ? describe : describe.skip

describeIfIpv6('a server on all addresses, reached by IPv6 (skipped where there is no ::1)', () => {
  let server: TestServer
  let publisher: Publisher | undefined
  const members: SdkMember[] = []

  beforeAll(async () => {
    server = await startServer({ HOST: '::', PUBLIC_IP: '::1' })
  })
  afterAll(async () => {
    await Promise.all(members.map(({ conference }) => conference.leave()))
    await publisher?.stop()
    await server.close()
  })

  it('says at its start where it is, in addresses that can be opened', async () => {
    await eventually(() => expect(server.log()).toContain(`http://[::1]:${server.port}`))
    expect(server.log()).toContain(`rtmp://[::1]:${server.rtmpPort}`)
  })

  it('answers by HTTP and WebSocket, and hands out addresses of IPv6 to who came by it', async () => {
    const [host, guest] = [await enter('主持'), await enter('客人')]
    const address = await host.conference.publishAddress('wx-1-abc')
    expect(address).toMatch(`rtmp://[::1]:${server.rtmpPort}/`)
    publisher = await push(address)
    const stream = await eventually(() => {
      const [found] = guest.conference.streams.values()
      expect(found).toBeDefined()
      return found!
    })
    const played = await guest.conference.playAddress(stream.id)
    expect(played).toMatch(`rtmp://[::1]:${server.rtmpPort}/`)
    expect(await probe(played, { seconds: 1 })).toMatchObject({ video: { moving: true } })
  })

  it('answers by IPv4 as well', async () => {
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
  })

  async function enter(nickName: string): Promise<SdkMember> {
    const member = await enterBySdk(`http://[::1]:${server.port}`, { roomName: '六', nickName })
    members.push(member)
    return member
  }
})

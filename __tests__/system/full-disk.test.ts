import { type FragileServer, startFragileServer } from '../support/faults/fragile-server'
import { eventually } from '../support/sdk/eventually'
import { enterBySdk } from '../support/sdk/member'
import { APP, post } from '../support/wire/calls'

jest.setTimeout(60_000)

/** Longer than the pages of the file have room for. */
const LONG = 'x'.repeat(400)

let fragile: FragileServer
beforeAll(async () => {
  fragile = await startFragileServer()
}, 60_000)
afterAll(() => fragile.server.close())

test('a full disk stops no meeting; what it did not take is kept when it takes it again', async () => {
  const { server, hurt } = fragile
  const roomName = 'full disk'
  const ada = await enterBySdk(server.url, { roomName, nickName: 'Ada' })
  const ben = await enterBySdk(server.url, { roomName, nickName: 'Ben' })
  await hurt('store full')

  for (let line = 1; line <= 20; line += 1) {
    await ada.conference.setAttributes({ [`note ${line}`]: LONG })
  }
  const cid = await enterBySdk(server.url, { roomName, nickName: 'Cid' })
  await eventually(() => expect([ada, ben, cid].map(({ conference }) => conference.members.size)).toEqual([3, 3, 3]))
  await ada.conference.kick([ben.conference.self.id], { ban: true })
  await eventually(() => expect(ben.conference.status).toBe('closed'))
  expect(server.log().match(/A conference cannot be kept/g)).toHaveLength(1)

  const account = { username: 'dora', password: 'a long password', nickname: LONG.slice(0, 30) }
  const refused = []
  for (let number = 0; number < 40 && refused.length === 0; number += 1) {
    const { status, body } = await post(`${server.url}/${APP}/users`, { ...account, username: `dora${number}` })
    if (status !== 200) refused.push({ status, error: body.error, message: body.errorMessage })
  }
  expect(refused).toEqual([{ status: 507, error: -597, message: 'The server cannot write to its disk.' }])

  await hurt('store free')
  await eventually(() => expect(server.log()).toContain('The conference is kept again.'), 15_000)
  await server.restart('SIGKILL')
  await eventually(() => {
    expect(ada.conference.status).toBe('open')
    expect([...ada.conference.members.values()].map(({ nickName }) => nickName).sort()).toEqual(['Ada', 'Cid'])
    expect(ada.conference.attributes.get('note 20')).toBe(LONG)
  }, 30_000)
  await expect(ben.client.joinRoom({ roomName, nickName: 'Ben' })).rejects.toMatchObject({ reason: 'banned' })
  await Promise.all([ada, cid].map(({ conference }) => conference.leave()))
})

import { RtmpClient } from '../support/media/rtmp-client'
import { push } from '../support/media/push'
import { until } from '../support/media/until'
import { eventually } from '../support/sdk/eventually'
import { enterBySdk } from '../support/sdk/member'
import { startServer, type TestServer } from '../support/server'
import { APP, type Body, guest, invited, openRoom, post } from '../support/wire/calls'
import { entered } from '../support/wire/raw-socket'

jest.setTimeout(60_000)

const TOKEN = 'an operator token of forty-two characters!'
const asOperator = { authorization: `Bearer ${TOKEN}` }

let server: TestServer
beforeAll(async () => {
  server = await startServer({ OPERATOR_TOKEN: TOKEN, LIMIT_ROOMS: '2' })
})
afterAll(() => server.close())

async function audit(query: string, headers: Record<string, string> = asOperator): Promise<Body> {
  const answer = await fetch(`${server.url}/api/operator/audit?${query}`, { headers })
  return (await answer.json()) as Body
}

/** A meeting of two, in which the one who made it gives the other a role and then removes them. */
async function eventfulMeeting(roomName: string) {
  const ann = await invited(server.url, roomName, 7, await guest(server.url, 'Ann'))
  const ben = await invited(server.url, roomName, 3, await guest(server.url, 'Ben'))
  for (const person of [ann, ben]) await entered(person)
  const { confrId, roleToken } = ann
  const named = { confrId, roleToken, uids: [ben.ticket.memName] }
  const granted = await post(`${server.url}/easemob/rtc/chanage/roles`, { ...named, role: 7 })
  const removed = await post(`${server.url}/easemob/rtc/kick/member`, named)
  expect([granted.body.error, removed.body.error]).toEqual([0, 0])
  return { confrId, ann: ann.ticket.memName, ben: ben.ticket.memName }
}

test('the operator reads who made a meeting, granted and removed, and nobody else does', async () => {
  const { confrId, ann, ben } = await eventfulMeeting('audited')
  const { entries } = await audit(`conferenceId=${confrId}`)
  expect(entries).toMatchObject([
    { action: 'removed', actor: ann, subject: ben },
    { action: 'granted', actor: ann, subject: ben, details: { role: 7 } },
    { action: 'joined', actor: ben, details: { role: 3 } },
    { action: 'joined', actor: ann, details: { role: 7 } },
    { action: 'created', actor: ann, roomName: 'audited' }
  ])
  expect(await audit(`conferenceId=${confrId}`, {})).toMatchObject({ error: -401 })
  expect(await audit('', { authorization: 'Bearer wrong' })).toMatchObject({ error: -401 })
  expect(await audit('count=none')).toMatchObject({ error: -200 })
})

test('what is known of a person is erased on request, and the deeds stay', async () => {
  const { confrId, ben } = await eventfulMeeting('erased')
  const { body } = await post(`${server.url}/api/operator/erase`, { name: ben }, asOperator)
  expect(body).toMatchObject({ error: 0, entries: 3 })
  const { entries } = await audit(`conferenceId=${confrId}`)
  expect((entries as Body[]).map(({ action }) => action)).toEqual(['removed', 'granted', 'joined', 'joined', 'created'])
  expect(JSON.stringify(entries)).not.toContain(ben)
})

/** Pushes to the address that somebody in a meeting asks for; resolves when media would flow. */
async function pushing(useUrl: string): Promise<RtmpClient> {
  const { body } = await post(useUrl, { op: 'pubS', rtcId: 'wx-1-own' })
  const address = String(body.rtmp)
  const client = await RtmpClient.open(server.rtmpPort)
  await client.connect()
  client.command('createStream', 2, null)
  client.command('publish', 3, null, address.slice(address.lastIndexOf('/') + 1), 'live')
  await until(() => client.heard.includes('onStatus NetStream.Publish.Start'), 5000)
  return client
}

test.each(['operator/revoke', 'operator/erase', 'sign out'])('%s ends socket, media and seat at once', async (how) => {
  const [ann, ben] = [await invited(server.url, how, 7), await invited(server.url, how, 3)]
  const [admin, member] = [await entered(ann), await entered(ben, { res: { type: 'MINI_PROGRAM' } })]
  const push = await pushing(String(member.answer.useUrl))
  const { id: memId } = (await admin.socket.event(300)).mem as { id: string }
  const name = ben.ticket.memName
  const { token, uid } = ben.who
  const done =
    how === 'sign out'
      ? await post(`${server.url}/${APP}/token/revoke`, { uid, token })
      : await post(`${server.url}/api/${how}`, { name }, asOperator)
  expect(done.body.error).toBe(0)
  const left = { op: 301, memId, reason: 12 }
  expect(await member.socket.event(301)).toMatchObject(left)
  expect(await admin.socket.event(301)).toMatchObject(left)
  await until(() => push.closed, 5000)
  expect(push.closed).toBe(true)
  await member.socket.closed()
  expect((await entered(ben)).answer.result).toBe(-500)
  expect((await entered(ben, { sessId: member.socket.sessId })).answer.result).toBe(-500)
  admin.socket.close()
})

test.each(['revoke', 'erase'])('operator/%s wants a whole name, and says nothing is done otherwise', async (how) => {
  for (const name of ['ann', 'org#app_ann', '@easemob.com']) {
    expect((await post(`${server.url}/api/operator/${how}`, { name }, asOperator)).body).toMatchObject({ error: -200 })
  }
})

test('how a stream arrives is told to a member who asks, and to Prometheus with the operator’s token', async () => {
  const { conference } = await enterBySdk(server.url, { roomName: 'measured' })
  expect(await conference.quality()).toEqual([])
  const publisher = await push(await conference.publishAddress('camera'), { size: '160x120' })
  const metrics = (headers: Record<string, string>) => fetch(`${server.url}/metrics`, { headers })
  try {
    const memberId = conference.self.id
    await eventually(
      async () => expect(await conference.quality()).toMatchObject([{ memberId, width: 160, height: 120, fps: 15 }]),
      20_000
    )
    const streamId = (await conference.quality())[0]?.streamId ?? ''
    const text = await (await metrics(asOperator)).text()
    expect(text).toContain('emeet_streams 1\n')
    expect(text).toMatch(new RegExp(`emeet_stream_frames_per_second{stream="${streamId}"} \\d+\n`))
    expect(await (await metrics({})).json()).toMatchObject({ error: -401 })
  } finally {
    await publisher.stop()
    await conference.leave()
  }
})

test('one person makes only so many meetings at a time', async () => {
  const cleo = await guest(server.url, 'Cleo')
  const open = (roomName: string) => openRoom(server.url, cleo, { roomName })
  expect([(await open('first')).body.error, (await open('second')).body.error]).toEqual([0, 0])
  expect((await open('third')).body).toMatchObject({ error: -548 })
  expect((await open('first')).body).toMatchObject({ error: 0, isCreator: true })
})

test('without an operator there is nothing to call', async () => {
  const plain = await startServer()
  try {
    const { body } = await post(`${plain.url}/api/operator/erase`, { name: `${APP}_ann@x` }, asOperator)
    expect(body).toMatchObject({ error: -404 })
  } finally {
    await plain.close()
  }
})

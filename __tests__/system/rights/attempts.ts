import { APP, type Body, askTicket, openRoom, post } from '../../support/wire/calls'
import { RawSocket } from '../../support/wire/raw-socket'
import { type Actor, CAMERA, type Scene } from './scene'

/** Somebody tries something; the code of the answer. */
export type Attempt = (scene: Scene, actor: Actor) => Promise<unknown>

const call =
  (path: string, body: (scene: Scene, actor: Actor) => Body): Attempt =>
  async (scene, actor) => {
    const { server } = scene
    const answer = await post(`${server.url}${path}`, { roleToken: actor.roleToken, ...body(scene, actor) })
    return answer.body.error
  }

const claim = ({ who }: Actor): Body => ({ uid: who.uid, token: who.token })

/** The meeting that they ask about: their own if it is over, else the one of the scene. */
const meant = ({ people, confrId }: Scene, actor: Actor): string => (actor === people.ended ? actor.confrId : confrId)

const victims = ({ victim, confrId }: Scene): Body => ({ uids: [victim.who.uid], confrId })

const enter =
  (sessIdOf: (scene: Scene) => string | undefined): Attempt =>
  async (scene, actor) => {
    const { ticket } = actor
    // Whose ticket is for elsewhere tries it here.
    const url = actor === scene.people.foreign ? scene.people.admin.ticket.url : ticket.url
    const socket = await RawSocket.open(url)
    const sessId = sessIdOf(scene)
    const answer = await socket.enter(ticket, sessId === undefined ? {} : { sessId })
    socket.close()
    return answer.result
  }

const use =
  (body: (scene: Scene) => Body): Attempt =>
  async (scene, actor) =>
    (await post(actor.useUrl, body(scene))).body.error

/** With the role token, or the login where that is none, in the place of a bearer's token. */
const bearing =
  (method: string, path: string, token: (actor: Actor) => string): Attempt =>
  async ({ server }, actor) => {
    const headers = { authorization: `Bearer ${token(actor)}` }
    const answer = await fetch(server.url + path, { method, headers })
    return ((await answer.json()) as Body).error
  }

const asOperator =
  (path: string): Attempt =>
  async ({ server, victim }, { who }) => {
    const headers = { authorization: `Bearer ${who.token}` }
    return (await post(`${server.url}/api/operator/${path}`, { name: victim.ticket.memName }, headers)).body.error
  }

export const callAttempts: Readonly<Record<string, Attempt>> = {
  'find it, with a ticket': async ({ server, roomName }, { who }) =>
    (await openRoom(server.url, who, { roomName, withTicket: true, role: 7 })).body.error,
  'sign out everywhere': async ({ server }, actor) =>
    (await post(`${server.url}/${APP}/token/revoke`, claim(actor))).body.error,
  'sign the admin out': async ({ server, people }, { who }) =>
    (await post(`${server.url}/${APP}/token/revoke`, { uid: people.admin.who.uid, token: who.token })).body.error,
  'list recordings': bearing('GET', '/api/recordings', ({ roleToken }) => roleToken),
  'list them by login': bearing('GET', '/api/recordings', ({ who }) => who.token),
  'delete a recording': bearing('DELETE', '/api/recordings/x', ({ roleToken }) => roleToken),
  'read the audit': bearing('GET', '/api/operator/audit', ({ who }) => who.token),
  'revoke somebody': asOperator('revoke'),
  'erase somebody': asOperator('erase'),
  'find the room': async ({ server, roomName }, { who }) => (await openRoom(server.url, who, { roomName })).body.error,
  'ask for a ticket': async (scene, actor) =>
    (await askTicket(scene.server.url, actor.who, { confrId: meant(scene, actor) })).body.error,
  'look at the meeting': call('/easemob/rtc/select/confr', (scene, actor) => ({
    ...claim(actor),
    confrId: meant(scene, actor),
    password: ''
  })),
  'grant a role': call('/easemob/rtc/chanage/roles', (scene) => ({ ...victims(scene), role: 7 })),
  degrade: call('/easemob/rtc/role/degrade', (scene) => ({ ...victims(scene), role: 1 })),
  remove: call('/easemob/rtc/kick/member', victims),
  ban: call('/easemob/rtc/kick/member', (scene) => ({ ...victims(scene), ban: true })),
  'set an attribute': call('/easemob/rtc/confr/attrs/update', () => ({ cattrs: [{ key: 'k', val: 'v' }] })),
  'mute all': call('/easemob/rtc/confr/attrs/update', () => ({ cstate: { muteAll: true } })),
  lock: call('/easemob/rtc/confr/attrs/update', () => ({ cstate: { locked: true } })),
  'end the meeting': call('/easemob/rtc/disband/conference', ({ confrId }) => ({ confrId })),
  'push to a CDN': call('/easemob/rtc/livecfg', ({ confrId }) => ({ confrId, liveCfg: {} })),
  'invite by token': async ({ server, roomName }, actor) =>
    (await post(`${server.url}/api/invites`, { ...claim(actor), roomName })).body.error,
  'invite by role token': async ({ server }, { roleToken }) =>
    (await post(`${server.url}/api/invites`, { roleToken })).body.error,
  'revoke an invite': async ({ server, people }, { roleToken }) => {
    const { body } = await post(`${server.url}/api/invites`, { roleToken: people.admin.roleToken })
    return (await post(`${server.url}/api/invites/${String(body.id)}`, { roleToken }, {}, 'DELETE')).body.error
  },
  enter: enter(() => undefined),
  'enter as the admin': enter(({ people }) => people.admin.socket.sessId),
  'get an address to push': use(() => ({ op: 'pubS', rtcId: 'wx-1-abc' })),
  'get an address to play': use(({ camera }) => ({ op: 'subS', streamId: camera }))
}

const ask =
  (op: (scene: Scene) => Body): Attempt =>
  async (scene, { socket }) =>
    // Who is out has been closed by now, or is answered like somebody who was never in.
    socket.isOpen ? (await socket.ask(op(scene))).result : -504

const offer = { sdp: '{"type":"OFFER","sdp":"v=0"}', rtcId: 'r1' }

export const operationAttempts: Readonly<Record<string, Attempt>> = {
  'end the meeting': ask(() => ({ op: 204 })),
  'ask for the lists': ask(() => ({ op: 1000, cver: 0 })),
  'ask a member': async (scene, { socket, memId }) => {
    if (!socket.isOpen) return -504
    const asked = socket.ask({ op: 1002, memId: scene.victim.memId, arg: '{"op2":21}' })
    const answered = scene.victim.socket
      .event(1002, (event) => event.memId === memId)
      .then(({ tsxId }) => {
        scene.victim.socket.sendText(JSON.stringify({ op: 1001, tsxId, memId, result: 0 }))
      })
    answered.catch(() => undefined)
    return (await asked).result
  },
  'tell a member': ask(({ victim }) => ({ op: 1003, memId: victim.memId, arg: '{}' })),
  "mute the talker's": ask(({ camera }) => ({ op: 400, streamId: camera, voff: 1, aoff: 1 })),
  "hang up the talker's": ask(() => ({ op: 107, rtcId: CAMERA })),
  publish: ask(() => ({ op: 102, ...offer, pubS: { type: 0, voff: 0, aoff: 0 } })),
  subscribe: ask(({ camera }) => ({ op: 102, ...offer, subSId: camera, subSVideo: true, subSAudio: true })),
  record: ask(() => ({ op: 500, rtcId: 'r1', flag: 1 })),
  chat: ask(() => ({ op: 9311, text: 'hello' })),
  'raise a hand': ask(() => ({ op: 9312, up: true })),
  'lower all hands': ask(() => ({ op: 9312, up: false, all: true })),
  'mute a member': ask(({ victim }) => ({ op: 9313, memId: victim.memId, action: 'lower-hand' })),
  'stop a camera': ask(({ victim }) => ({ op: 9313, memId: victim.memId, action: 'stop-camera' })),
  'ask to unmute': ask(({ victim }) => ({ op: 9313, memId: victim.memId, action: 'ask-to-unmute' })),
  'hand over': ask(({ victim }) => ({ op: 9313, memId: victim.memId, action: 'hand-over' })),
  'be on the phone': ask(() => ({ op: 9314, call: true }))
}

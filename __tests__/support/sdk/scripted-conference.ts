import { enterConference } from '../../../src/services/emedia/core/enter'
import { Api } from '../../../src/services/emedia/core/api'
import { extras } from '../../../src/services/emedia/extras'
import type { Conference, ConferenceEvents } from '../../../src/services/emedia/core/types'
import type { Ticket } from '../../../protocol/shapes'
import { ScriptedEnvironment, settle } from './scripted-environment'

export const ticket: Ticket = {
  tktId: 'T1',
  url: 'wss://meet.example/ws',
  confrId: 'TS_X1',
  memName: 'org#app_anna@easemob.com',
  type: 'confr',
  role: 3,
  rights: 7,
  timestamp: 0,
  expires: 1,
  hmac: 'AAAA'
}

export const wireMember = (id: string, more: object = {}) => ({
  id,
  name: `org#app_${id.toLowerCase()}@easemob.com`,
  nickName: id,
  role: 3,
  ext: {},
  res: { type: 'WEB', ops: [], vcodes: ['H264'] },
  ...more
})

export const wireStream = (id: string, memId: string, more: object = {}) => ({
  id,
  memId,
  type: 0,
  voff: 0,
  aoff: 0,
  sver: 1,
  ...more
})

export const enterAnswer = {
  sessId: 'S1',
  memId: 'ME',
  role: 3,
  cver: 10,
  mems: [wireMember('ME')],
  streams: [],
  vcodes: ['H264'],
  rtcCfg: '',
  useUrl: 'https://meet.example/use/1'
}

/** A conference that the scripted server has let one into. */
export async function enterScripted(
  answer: object = {}
): Promise<{ environment: ScriptedEnvironment; conference: Conference }> {
  const environment = new ScriptedEnvironment()
  const entering = begin(environment)
  environment.socket.accept()
  environment.socket.answer(200, { ...enterAnswer, ...answer })
  return { environment, conference: await entering }
}

export function begin(environment: ScriptedEnvironment, signal?: AbortSignal): Promise<Conference> {
  const api = new Api(environment.http, () => 'https://meet.example')
  const seat = {
    type: 10,
    roomName: 'room',
    isCreator: false,
    extras,
    roleToken: 'R1',
    nickName: 'Anna',
    ext: {},
    signal
  } as const
  return enterConference({ ...seat, environment, api, ticket })
}

export type Told = readonly [name: keyof ConferenceEvents, ...args: unknown[]]

/** Everything that a conference tells, in order. */
export function listen(conference: Conference): Told[] {
  const told: Told[] = []
  const names: readonly (keyof ConferenceEvents)[] = [
    'memberJoined',
    'memberLeft',
    'memberChanged',
    'streamAdded',
    'streamRemoved',
    'streamChanged',
    'roleChanged',
    'attributesChanged',
    'stateChanged',
    'message',
    'chat',
    'moderated',
    'reconnecting',
    'reconnected',
    'closed',
    'error'
  ]
  for (const name of names) conference.on(name, (...args) => void told.push([name, ...args]))
  return told
}

export { settle }

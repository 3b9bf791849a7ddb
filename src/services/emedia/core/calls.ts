import { isConfrType, isRole } from '../../../../protocol/numbers'
import { Fields, ID, TOKEN, isObject } from '../../../../protocol/parse/fields'
import { parseType } from '../../../../protocol/parse/server-shapes'
import type { ConferenceInfo } from '../../../../protocol/shapes'
import type { Body } from './api'
import type { CreatedConference, Invite } from './types'

/** What the answers to the calls of the client say. Every reader throws Malformed. */

export interface OpenedRoom {
  readonly id: string
  readonly isCreator: boolean
  /** Servers that know no `withTicket` want to be asked for it in a second call. */
  readonly created: CreatedConference | undefined
}

export function readRoom(body: Body): OpenedRoom {
  const { fields } = body
  const created = fields.isUnset('ticket') ? undefined : readTicket(body)
  return { id: fields.text('confrId', ID), isCreator: fields.flag('isCreator'), created }
}

export function readTicket({ fields, raw }: Body): CreatedConference {
  return {
    id: fields.text('confrId', ID),
    type: parseType(raw.type),
    role: fields.one('role', isRole, 'a role'),
    roleToken: fields.text('roleToken', TOKEN),
    ticket: fields.text('ticket', { min: 1, max: 16_384 })
  }
}

const ROOM_NAME = { max: 512 }

export function readInfo({ raw }: Body): ConferenceInfo {
  const fields = new Fields(raw.confr, 'confr')
  return {
    id: fields.text('id', ID),
    type: fields.one('type', isConfrType, 'a conference type'),
    roomName: fields.optionalText('roomName', ROOM_NAME) ?? '',
    hasPassword: fields.flag('hasPassword'),
    locked: fields.flag('locked'),
    admins: readNames(fields, 'admins'),
    talkers: readNames(fields, 'talkers'),
    audienceTotal: fields.optionalInteger('audienceTotal') ?? 0,
    memTotal: fields.optionalInteger('memTotal') ?? 0
  }
}

function readNames(fields: Fields, key: string): readonly string[] {
  const names = fields.isUnset(key) ? [] : fields.list(key, 10_000)
  return names.map(nameOf).filter((name) => name !== '')
}

/** Some servers list names, some list members. */
function nameOf(entry: unknown): string {
  const name = isObject(entry) ? (entry.name ?? entry.memName) : entry
  return typeof name === 'string' ? name : ''
}

export function readInvite({ fields }: Body): Invite {
  return {
    id: fields.text('id', ID),
    roomName: fields.text('roomName', ROOM_NAME),
    url: fields.text('url', TOKEN),
    needsPassword: fields.flag('needsPassword'),
    codeUrl: fields.optionalText('codeUrl', TOKEN)
  }
}

import { isRole } from '../numbers'
import type { EnterAnswer, WireMember, WireStream } from '../shapes'
import type { ChatMessage } from '../social'
import { Fields, ID, type JsonObject, TOKEN } from './fields'
import { parseChatMessage } from './server-social'
import { parseAttributes, parseCodecs, parseEntries, parseMember, parseState, parseStream } from './server-shapes'

/** What entering brings, with the role token if the server hands it out here. */
export type ReadEnterAnswer = Omit<EnterAnswer, 'cattrs' | 'chat' | 'recordedSince'> & {
  readonly cattrs: ReadonlyMap<string, string>
  readonly roleToken?: string
  readonly chat: readonly ChatMessage[]
  /** 0 if it is not recorded, or cannot be. */
  readonly recordedSince: number
}

/** The answer to a line of the chat: the line, as the others get it. */
export const parseSaid = (body: JsonObject): ChatMessage => parseChatMessage(new Fields(body, '').raw('message'))

/** Reads the answer to an enter. Throws {@link Malformed} when something is missing without which one cannot be in. */
export function parseEnterAnswer(body: JsonObject): ReadEnterAnswer {
  const fields = new Fields(body, '')
  const useUrl = fields.optionalText('useUrl', TOKEN)
  const roleToken = fields.optionalText('roleToken', TOKEN)
  return {
    sessId: fields.text('sessId', ID),
    memId: fields.text('memId', ID),
    role: fields.one('role', isRole, 'a role'),
    cver: fields.optionalInteger('cver', 0) ?? 0,
    mems: parseEntries(fields, 'mems', parseMember) ?? [],
    streams: parseEntries(fields, 'streams', parseStream) ?? [],
    vcodes: fields.isUnset('vcodes') ? [] : parseCodecs(fields),
    rtcCfg: fields.optionalText('rtcCfg', { max: 65_536 }) ?? '',
    ...(useUrl === undefined ? {} : { useUrl }),
    yourIp: fields.optionalText('yourIp', ID) ?? '',
    cattrs: new Map(parseAttributes(fields).map(({ key, val }) => [key, val])),
    cstate: parseState(fields) ?? {},
    ...(roleToken === undefined ? {} : { roleToken }),
    chat: parseEntries(fields, 'chat', parseChatMessage) ?? [],
    recordedSince: fields.optionalInteger('recordedSince', 0) ?? 0
  }
}

/** The answer to {@link Op.COPY}: the lists are there only when the client's copy is old. */
export interface Copy {
  readonly cver: number
  readonly mems?: readonly WireMember[]
  readonly streams?: readonly WireStream[]
}

export function parseCopy(body: JsonObject): Copy {
  const fields = new Fields(body, '')
  const mems = parseEntries(fields, 'mems', parseMember)
  const streams = parseEntries(fields, 'streams', parseStream)
  return {
    cver: fields.optionalInteger('cver', 0) ?? 0,
    ...(mems === undefined ? {} : { mems }),
    ...(streams === undefined ? {} : { streams })
  }
}

/** The answer to the offer of a publisher. */
export function parsePublished(body: JsonObject): { streamId: string; sver: number } {
  const fields = new Fields(body, '')
  return { streamId: fields.text('streamId', ID), sver: fields.optionalInteger('sver') ?? 0 }
}

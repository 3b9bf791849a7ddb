import type { Enter } from '../client-ops'
import { VideoCodec, isRole } from '../numbers'
import { Op } from '../ops'
import type { Terminal, TerminalType, Ticket } from '../shapes'
import { Fields, ID, TOKEN, isObject, jsonLength, parseJson } from './fields'
import { cleanName } from '../shown-names'

const NICK_NAME_MAX = 64
const EXTENSION_MAX = 4096
const AGENT_MAX = 512

/** Enter. Vendor clients put the name to show into `ext.nickName`; the mini-program's own `nickName` is its full name. */
export function parseEnter(fields: Fields): Enter {
  const ext = fields.extension('ext', EXTENSION_MAX)
  const shown = typeof ext.nickName === 'string' ? ext.nickName : (fields.optionalText('nickName', { max: 512 }) ?? '')
  return {
    op: Op.ENTER,
    tkt: parseTicket(fields.raw('tkt')),
    nickName: cleanName(shown).slice(0, NICK_NAME_MAX),
    ext,
    res: parseTerminal(fields)
  }
}

/** A ticket as an object or as the JSON text in which it was given out. Only its form is checked, not its signature. */
export function parseTicket(value: unknown): Ticket {
  const fields = new Fields(typeof value === 'string' ? parseJson(value, 'tkt') : value, 'tkt')
  const qoeUpUrl = fields.optionalText('qoeUpUrl', TOKEN)
  return {
    tktId: fields.text('tktId', ID),
    url: fields.text('url', TOKEN),
    confrId: fields.text('confrId', ID),
    memName: fields.text('memName', { min: 1, max: 512 }),
    type: fields.text('type', ID),
    role: fields.one('role', isRole, 'a role'),
    rights: fields.integer('rights', 0),
    timestamp: fields.integer('timestamp', 0),
    expires: fields.integer('expires', 0),
    ...(qoeUpUrl === undefined ? {} : { qoeUpUrl }),
    hmac: fields.text('hmac', ID)
  }
}

const terminalTypes: readonly TerminalType[] = ['MINI_PROGRAM', 'UNIAPP', 'WEB']
const codecs = Object.values(VideoCodec)

/** Only a list of known codecs that is not empty replaces what is usual for the kind of client. */
function parseTerminal(fields: Fields): Terminal {
  const res = fields.isUnset('res') ? new Fields({}, 'res') : fields.inner('res')
  const type = terminalTypes.find((known) => known === res.raw('type')) ?? 'WEB'
  const named = res.isUnset('vcodes') ? [] : res.list('vcodes', 16)
  const known = codecs.filter((codec) => named.includes(codec))
  const usual = type === 'WEB' ? codecs : [VideoCodec.H264]
  const ops = res.isUnset('ops') ? [] : res.list('ops', 32)
  const ver = res.optionalText('ver', ID)
  const agent = describeAgent(res.raw('agent'))
  return {
    type,
    ...(ver === undefined ? {} : { ver }),
    ...(agent === undefined ? {} : { agent }),
    ops: ops.filter((op): op is number => Number.isSafeInteger(op)),
    vcodes: known.length > 0 ? known : usual
  }
}

/** Clients describe their browser as text or as an object; it is only ever shown to people. */
function describeAgent(value: unknown): string | undefined {
  const text = isObject(value) && jsonLength(value) <= AGENT_MAX ? JSON.stringify(value) : value
  return typeof text === 'string' ? text.slice(0, AGENT_MAX) : undefined
}

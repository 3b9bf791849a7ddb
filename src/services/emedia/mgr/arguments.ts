import { ConfrType, Role } from '../../../../protocol/numbers'
import {
  expectObject,
  expectOneOf,
  expectOptionalFunction,
  expectOptionalText,
  expectText,
  mistake
} from '../core/check'
import type { JoinRoomOptions } from '../core/types'

/** Old applications write numbers as text, and leave out what they do not use. */

const asNumber = (value: unknown): unknown => (typeof value === 'string' && value !== '' ? Number(value) : value)

export const readRole = (value: unknown): Role => expectOneOf(asNumber(value), Role, 'role')

export const readConfrType = (value: unknown): ConfrType => expectOneOf(asNumber(value), ConfrType, 'confrType')

/** A ticket, or an answer that holds one. */
export function readTicketArgument(value: unknown): string {
  if (typeof value === 'string') return expectText(value, 'ticket')
  const { ticket } = expectObject(value, 'ticket')
  return expectText(ticket, 'ticket')
}

/** What members are told about a member, and the name to show in it. */
export function readExtension(value: unknown): { ext: Record<string, unknown>; nickName: string } {
  const ext = value === undefined || value === null ? {} : { ...expectObject(value, 'ext') }
  return { ext, nickName: typeof ext.nickName === 'string' ? ext.nickName : '' }
}

/** The one argument of `joinRoom`: `{roomName, password, role, config}`. */
export function readRoomArgument(value: unknown): JoinRoomOptions {
  const { roomName, password, role, config } = expectObject(value, 'option')
  const { ext, nickName, confrType, ...wishes } = config === undefined ? {} : expectObject(config, 'option.config')
  const { rec, recMerge, maxTalkerCount, maxVideoCount, maxAudienceCount, maxPubDesktopCount } =
    wishes as Partial<JoinRoomOptions>
  const shown = typeof nickName === 'string' && nickName !== '' ? { nickName } : {}
  return {
    ...defined({ rec, recMerge, maxTalkerCount, maxVideoCount, maxAudienceCount, maxPubDesktopCount }),
    roomName: expectText(roomName, 'option.roomName'),
    password: expectOptionalText(password, 'option.password') ?? '',
    ...(role === undefined ? {} : { role: readRole(role) }),
    ...(confrType === undefined ? {} : { type: readConfrType(confrType) }),
    ...shown,
    ext: { ...shown, ...readExtension(ext).ext }
  }
}

function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>
}

/** The one argument of `setConferenceAttrs` and `deleteConferenceAttrs`. */
export interface AttributeArgument {
  readonly key: string
  readonly val?: string
  readonly confrId?: string
  readonly success?: (answer: unknown) => void
  readonly error?: (error: unknown) => void
}

export function readAttributeArgument(
  value: unknown,
  needsValue: boolean
): AttributeArgument & { readonly val: string } {
  const { key, val = '', confrId, success, error } = expectObject(value, 'options') as unknown as AttributeArgument
  if (needsValue && typeof val !== 'string') throw mistake('options.val', 'text', val)
  expectOptionalText(confrId, 'options.confrId')
  expectOptionalFunction(success, 'options.success')
  expectOptionalFunction(error, 'options.error')
  return { key: expectText(key, 'options.key'), val, ...defined({ confrId, success, error }) }
}

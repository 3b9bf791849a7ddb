import { ConfrType, isConfrType } from '../../protocol/numbers'
import type { LanguageChoice } from '../locales'

export type QualityName = 'saver' | 'standard' | 'sharp' | 'high'
export type ThemeChoice = 'system' | 'light' | 'dark'

/** A number of places; undefined is what the server has set. */
export type Limit = number | undefined

/** Everything in the settings. */
export interface Preferences {
  readonly name: string
  /** What is on when a room is entered. */
  readonly microphone: boolean
  readonly camera: boolean
  readonly frontCamera: boolean
  readonly quality: QualityName
  /** 0–9 */
  readonly beauty: number
  /** For rooms that I create. */
  readonly rec: boolean
  readonly recMerge: boolean
  readonly maxTalkerCount: Limit
  readonly maxVideoCount: Limit
  readonly maxAudienceCount: Limit
  readonly maxPubDesktopCount: Limit
  readonly password: string
  readonly type: ConfrType
  readonly language: LanguageChoice
  readonly theme: ThemeChoice
  /** Empty: the server that the app came from. */
  readonly host: string
}

export const defaults: Preferences = {
  name: '',
  microphone: true,
  camera: true,
  frontCamera: true,
  quality: 'standard',
  beauty: 5,
  rec: false,
  recMerge: false,
  maxTalkerCount: undefined,
  maxVideoCount: undefined,
  maxAudienceCount: undefined,
  maxPubDesktopCount: undefined,
  password: '',
  type: ConfrType.COMMUNICATION,
  language: 'system',
  theme: 'system',
  host: ''
}

/** Size of the shorter side, and how much of the network it may take. */
export const qualities: Record<QualityName, { width: number; height: number; kbps: number }> = {
  saver: { width: 426, height: 240, kbps: 200 },
  standard: { width: 640, height: 360, kbps: 600 },
  sharp: { width: 960, height: 540, kbps: 900 },
  high: { width: 1280, height: 720, kbps: 1500 }
}

const isLimit = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0

const checks: { [Name in keyof Preferences]: (value: unknown) => boolean } = {
  name: isText,
  microphone: isSwitch,
  camera: isSwitch,
  frontCamera: isSwitch,
  quality: (value) => isText(value) && Object.keys(qualities).includes(value),
  beauty: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 9,
  rec: isSwitch,
  recMerge: isSwitch,
  maxTalkerCount: isLimit,
  maxVideoCount: isLimit,
  maxAudienceCount: isLimit,
  maxPubDesktopCount: isLimit,
  password: isText,
  type: isConfrType,
  language: (value) => value === 'system' || value === 'zh-CN' || value === 'en',
  theme: (value) => value === 'system' || value === 'light' || value === 'dark',
  host: isText
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isSwitch(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

/** What was kept, as far as it can be read; an older or a broken app may have written it. */
export function readPreferences(text: string | undefined): Preferences {
  const kept = parse(text)
  const names = Object.keys(checks) as (keyof Preferences)[]
  const valid = names.filter((name) => checks[name](kept[name])).map((name) => [name, kept[name]] as const)
  return { ...defaults, ...(Object.fromEntries(valid) as Partial<Preferences>) }
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

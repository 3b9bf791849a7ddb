import { z } from 'zod'
import { ConfrType, Role, StreamType, VideoCodec } from '../../protocol/numbers'
import type { ServerEvent } from '../../protocol/server-events'
import type { State, Stream } from './model/state'

/** Grows when older programs could not read what newer ones write. */
const VERSION = 1

const isServerEvent = (value: unknown): value is ServerEvent =>
  typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'number'

const extension = z.record(z.string(), z.unknown())
const count = z.int().min(0)
const role = z.enum(Role)
const muted = z.literal([0, 1])
const codecs = z.array(z.enum(VideoCodec))
const seat = { sessId: z.string(), memId: z.string(), name: z.string() }

const terminal = z.object({
  type: z.enum(['MINI_PROGRAM', 'UNIAPP', 'WEB']),
  ver: z.string().optional(),
  agent: z.string().optional(),
  ops: z.array(z.int()),
  vcodes: codecs
})

const member = z.object({
  ...seat,
  nickName: z.string(),
  ext: extension,
  role,
  terminal,
  online: z.boolean(),
  awaySince: z.number().nullable(),
  missed: z.array(z.custom<ServerEvent>(isServerEvent)),
  hand: z.number().nullable().default(null),
  onCall: z.boolean().default(false)
})

const stream = z.object({
  id: z.string(),
  memId: z.string(),
  rtcId: z.string(),
  via: z.enum(['rtmp', 'webrtc']),
  peerId: z.string().nullable(),
  rebuilding: z.boolean(),
  type: z.enum(StreamType),
  voff: muted,
  aoff: muted,
  flowing: z.object({ audio: z.boolean(), video: z.boolean() }),
  csrc: count,
  sver: count,
  toldSver: count,
  vcodes: codecs,
  askedForH264: z.boolean().default(false),
  ext: extension.nullable(),
  name: z.string().nullable(),
  status: z.enum(['pending', 'live', 'orphaned', 'reviving'])
})

const line = z.object({
  seq: z.int().min(1),
  memId: z.string(),
  name: z.string(),
  nickName: z.string(),
  text: z.string(),
  at: z.number(),
  tsxId: z.string().optional()
})

const limits = z.object({
  maxTalkerCount: count,
  maxVideoCount: count,
  maxAudienceCount: count,
  maxPubDesktopCount: count
})

const state = z.object({
  id: z.string().min(1),
  appKey: z.string(),
  domain: z.string(),
  roomName: z.string(),
  type: z.enum(ConfrType),
  password: z.object({ salt: z.string(), key: z.string() }).nullable(),
  creator: z.string(),
  ext: extension,
  rec: z.boolean(),
  recMerge: z.boolean(),
  recording: z
    .object({ id: z.string().min(1), since: z.number() })
    .nullable()
    .default(null),
  recordings: count.default(0),
  limits,
  createdAt: z.number(),
  version: count,
  members: z.array(member),
  streams: z.array(stream),
  attributes: z.array(z.object({ key: z.string(), val: z.string() })),
  flags: z.object({ muteAll: z.boolean(), locked: z.boolean() }),
  roles: z.record(z.string(), role),
  kicked: z.record(z.string(), z.number()),
  banned: z.array(z.string()),
  dropped: z.array(z.object(seat)),
  chat: z.array(line).default([]),
  ended: z.literal(false)
})

/** What is kept of a conference, as plain data for JSON. */
export const writeSnapshot = (kept: State): unknown => ({ version: VERSION, state: kept })

/** Throws, with a sentence for the operator, at what is damaged or was written by a newer version of this program. */
export function readSnapshot(snapshot: unknown): State {
  const { version } = z.object({ version: z.int() }).parse(snapshot)
  if (version > VERSION) throw new Error(`It was written by a newer version (format ${version}, known is ${VERSION}).`)
  return z.object({ state }).parse(snapshot).state
}

/** A state as it is after the process has died: nobody is connected, no media flows, everybody has a grace to return. */
export const afterCrash = (kept: State, now: number): State => ({
  ...kept,
  members: kept.members.map((each) => ({ ...each, online: false, awaySince: now })),
  streams: kept.streams.map((each): Stream => ({
    ...each,
    rebuilding: each.via === 'webrtc',
    status: each.status === 'pending' ? 'pending' : 'orphaned'
  }))
})

import type { Random } from '../random'
import { fieldsOfServer, routesOfServer } from './routes'
import type { Target } from './target'
import { bent, evilText, evilValue } from './values'

/** No answer may take longer, ms. */
const HANG_MS = 20_000
const INTERNAL = -599

const routes = routesOfServer()
const names = fieldsOfServer()

/** A call of one of the server's routes that is right in parts. Throws when the answer is none that a client can act on. */
export async function hostileCall(target: Target, random: Random): Promise<void> {
  const { method, path } = random.pick(routes)
  const sent = random.chance(0.9) ? method : random.pick(['GET', 'POST', 'DELETE', 'PUT', 'OPTIONS', 'HEAD'])
  const address = target.server.url + pathLike(path, target, random) + queryLike(target, random)
  const carries = sent === 'POST' || sent === 'DELETE' || sent === 'PUT'
  const body = carries ? bodyLike(target, random) : undefined
  const answer = await fetch(address, {
    method: sent,
    headers: headersLike(target, random),
    redirect: 'manual',
    signal: AbortSignal.timeout(HANG_MS),
    ...(body === undefined ? {} : { body })
  })
  const text = await answer.text()
  if (answer.status >= 500 || codeOf(text) === INTERNAL) {
    throw new Error(`${sent} ${address} with ${body?.slice(0, 2000) ?? 'nothing'}: ${answer.status} ${text}`)
  }
}

/** Of the coded answers; pages and pictures have none. */
function codeOf(text: string): unknown {
  if (!text.startsWith('{')) return undefined
  return (JSON.parse(text) as { error?: unknown }).error
}

function pathLike(path: string, { knowledge }: Target, random: Random): string {
  const right: Readonly<Record<string, string>> = { org: 'easemob-demo', app: 'chatdemoui', token: knowledge.useToken }
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const good = right[name] ?? 'aB3aB3aB3aB3'
    if (random.chance(0.6)) return encodeURIComponent(good)
    return encodeText(random.chance(0.5) ? bent(random, good) : evilText(random))
  })
}

function queryLike(target: Target, random: Random): string {
  if (random.chance(0.7)) return ''
  const pairs = Array.from({ length: 1 + random.below(3) }, () => {
    const name = random.pick(names)
    return `${name}=${encodeText(written(valueLike(name, target, random)))}`
  })
  return `?${pairs.join('&')}`
}

function headersLike({ knowledge }: Target, random: Random): Record<string, string> {
  const { token } = knowledge.person.who
  const bearer = random.chance(0.5) ? token : bent(random, token).replace(/[^!-~]/g, 'x')
  const all: Record<string, string> = {
    'content-type': random.pick(['application/json', 'text/plain', 'multipart/form-data', 'application/x-gzip', 'x']),
    authorization: `Bearer ${bearer}`,
    'content-encoding': 'gzip',
    'x-forwarded-for': evilText(random).replace(/[^ -~]/g, ''),
    'x-forwarded-host': 'evil.example',
    range: random.pick(['bytes=0-', 'bytes=-5', 'bytes=9-1', 'bytes=0-0,2-3', 'lines=1']),
    origin: 'https://evil.example'
  }
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.3)))
}

function bodyLike(target: Target, random: Random): string {
  if (random.chance(0.02)) return 'x'.repeat(random.pick([65_535, 65_537, 200_000]))
  const text = JSON.stringify(objectLike(target, random))
  return random.chance(0.15) ? bent(random, text) : text
}

/** An object with some of the fields that the server asks for, right ones and others. */
export function objectLike(target: Target, random: Random): Record<string, unknown> {
  const known = Object.keys(target.knowledge.fields)
  const chosen = names.filter((name) => random.chance(known.includes(name) ? 0.7 : 0.1))
  return Object.fromEntries(chosen.map((name) => [name, valueLike(name, target, random)]))
}

function valueLike(name: string, { knowledge }: Target, random: Random): unknown {
  const right = knowledge.fields[name]
  if (right !== undefined && random.chance(0.8)) return right
  return typeof right === 'string' && random.chance(0.5) ? bent(random, right) : evilValue(random)
}

/** Lone halves of a pair cannot be written in an address. */
const encodeText = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '%')).slice(0, 3000)

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

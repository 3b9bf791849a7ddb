import type { WechatAccount } from '../config'

/** Milliseconds that WeChat's server may take. */
const PATIENCE = 5000

/** A refusal by WeChat's server, with its own number. */
export class WechatRefusal extends Error {
  constructor(
    readonly code: number,
    message: string
  ) {
    super(`WeChat refused with ${code}: ${message}`)
  }
}

/** What a call brings: JSON, or the bytes of a picture. */
export type WechatAnswer =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Buffer }

/**
 * Calls WeChat's server, with JSON if there is a body. Its refusals are JSON with `errcode` under HTTP 200, also where a picture was wanted.
 * @throws WechatRefusal, or what `fetch` throws when the server is not reached in time
 */
export async function callWechat({ api }: WechatAccount, path: string, body?: object): Promise<WechatAnswer> {
  const response = await fetch(`${api}${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE)
  })
  const type = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.ok && /^image\/(png|jpeg)\b/.test(type)) return { kind: 'bytes', type, bytes }
  if (!response.ok) throw new Error(`WeChat's server answered with status ${response.status}`)
  const fields = readFields(bytes)
  const { errcode, errmsg } = fields
  if (typeof errcode === 'number' && errcode !== 0) throw new WechatRefusal(errcode, String(errmsg))
  return { kind: 'fields', fields }
}

function readFields(bytes: Buffer): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(bytes.toString())
  if (typeof value !== 'object' || value === null) throw new Error("WeChat's answer cannot be read")
  return value as Record<string, unknown>
}

import type { IncomingMessage } from 'node:http'

/** Where a request came from, and by which name the client reached us. */
export interface Caller {
  readonly ip: string
  /** `https://host[:port]`; addresses that are handed out begin with it. */
  readonly origin: string
}

/** What is believed about a request. */
export interface Reach {
  /** Used instead of what the request says. */
  readonly publicUrl: string | undefined
  /** How many proxies stand before the server. Each of them appends to `x-forwarded-*`; what is further left is hearsay. */
  readonly trustedProxies: number
}

interface Incoming extends Pick<IncomingMessage, 'headers'> {
  readonly socket: { readonly remoteAddress?: string | undefined; readonly encrypted?: unknown }
}

export function callerOf(request: Incoming, { publicUrl, trustedProxies }: Reach): Caller {
  const forwarded = (name: string): string | undefined => nthFromEnd(request.headers[name], trustedProxies)
  const ip = forwarded('x-forwarded-for') ?? request.socket.remoteAddress ?? ''
  const isSecure = (forwarded('x-forwarded-proto') ?? (request.socket.encrypted === true ? 'https' : '')) === 'https'
  const scheme = isSecure ? 'https' : 'http'
  const host = forwarded('x-forwarded-host') ?? request.headers.host
  return { ip: ip.replace(/^::ffff:/, ''), origin: publicUrl ?? originOf(scheme, host) }
}

function nthFromEnd(header: string | readonly string[] | undefined, count: number): string | undefined {
  if (header === undefined || count === 0) return undefined
  const entries = String(header)
    .split(',')
    .map((entry) => entry.trim())
  return entries[Math.max(0, entries.length - count)]
}

/** A host that is missing or is none becomes `localhost`: whoever sends such a thing can only mislead itself. */
function originOf(scheme: string, host: string | undefined): string {
  const address = `${scheme}://${host ?? ''}`
  return URL.canParse(address) && /^[\w.:[\]-]+$/.test(host ?? '') ? new URL(address).origin : `${scheme}://localhost`
}

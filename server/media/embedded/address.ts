import type { StreamGrant, StreamId } from '../engine'

/** The application part of every address. */
export const APPLICATION = 'live'

/** What a client asked for: a stream and the signed grant that it shows. */
export interface StreamAddress {
  readonly streamId: StreamId
  readonly grant: string
}

/** How addresses of streams begin that are pushed and played. */
export type RtmpScheme = 'rtmp' | 'rtmps'

/** Where the port of the media process is, as a client sees it. */
export interface Reach<Scheme extends string> {
  readonly scheme: Scheme
  /** Name or address, without a port. */
  readonly host: string
  readonly port: number
}

export function rtmpUrl({ scheme, host, port }: Reach<RtmpScheme>, grant: StreamGrant, signed: string): string {
  return `${scheme}://${hostPart(host)}:${port}/${streamPath(grant.streamId)}?grant=${signed}`
}

/** The same stream over HTTP, for players that cannot do RTMP. */
export function flvUrl({ scheme, host, port }: Reach<'http' | 'https'>, grant: StreamGrant, signed: string): string {
  return `${scheme}://${hostPart(host)}:${port}/${streamPath(grant.streamId)}.flv?grant=${signed}`
}

/**
 * Reads `<streamId>?grant=<signed>`, an RTMP stream name.
 *
 * @returns undefined when the id is missing or its percent-encoding is broken.
 */
export function parseStreamName(name: string): StreamAddress | undefined {
  const [id = '', query = ''] = splitOnce(name, '?')
  const streamId = decode(id)
  if (streamId === undefined || streamId === '') return undefined
  return { streamId, grant: new URLSearchParams(query).get('grant') ?? '' }
}

/** Reads `/live/<streamId>.flv?grant=<signed>`, the target of an HTTP request. */
export function parseFlvTarget(target: string): StreamAddress | undefined {
  const [path = '', query = ''] = splitOnce(target, '?')
  const match = /^\/live\/([^/]+)\.flv$/.exec(path)
  return match?.[1] === undefined ? undefined : parseStreamName(`${match[1]}?${query}`)
}

function streamPath(streamId: StreamId): string {
  return `${APPLICATION}/${encodeURIComponent(streamId)}`
}

/** Addresses of IPv6 stand in brackets. */
function hostPart(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

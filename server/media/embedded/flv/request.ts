/** Longest request head in bytes; grants in the target take up most of it. */
export const LONGEST_HEAD = 8 * 1024

const END = '\r\n\r\n'

/** The request line of an HTTP request; nothing else in it matters to a stream. */
export interface FlvRequest {
  readonly method: string
  readonly target: string
}

/** @returns 'more' while the head has not ended, 'broken' when it is none or is too long. */
export function readRequest(bytes: Buffer): FlvRequest | 'more' | 'broken' {
  if (bytes.length > LONGEST_HEAD) return 'broken'
  const text = bytes.toString('latin1')
  if (!text.includes(END)) return 'more'
  const match = /^([A-Z]+) (\S+) HTTP\/1\.[01]\r\n/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return 'broken'
  return { method: match[1], target: match[2] }
}

const REASONS: Record<number, string> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed'
}

/**
 * The head of a response, and its text if it has one. Every response allows any origin: the right to see it is in the
 * grant, not in cookies. A stream has no length and ends with the connection.
 */
export function responseHead(status: number, text?: string): Buffer {
  const type = text === undefined ? 'video/x-flv' : 'text/plain; charset=utf-8'
  const body = text === undefined ? '' : `${text}\n`
  const lines = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? ''}`,
    'Access-Control-Allow-Origin: *',
    'Access-Control-Allow-Methods: GET, OPTIONS',
    'Access-Control-Allow-Headers: *',
    'Cache-Control: no-store',
    'Connection: close',
    ...(status === 204 ? [] : [`Content-Type: ${type}`]),
    ...(text === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`])
  ]
  return Buffer.from(`${lines.join('\r\n')}${END}${body}`)
}

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readRange } from './byte-range'

const TYPES: Readonly<Record<string, string>> = { mp4: 'video/mp4', flv: 'video/x-flv' }

/**
 * A file, or the range of it that is asked for, so that players can seek and downloads be continued.
 *
 * @param name What a browser is to call it; any script.
 * @param use Whether a browser shows it or keeps it.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  name: string,
  use: 'inline' | 'attachment'
): Promise<FastifyReply> {
  const { size } = await stat(path)
  const range = readRange(request.headers.range, size)
  void reply
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, max-age=3600')
    .header('content-disposition', `${use}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send('')
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range
  if (range !== 'whole') void reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
  return reply.header('content-length', end - start + 1).send(createReadStream(path, { start, end }))
}

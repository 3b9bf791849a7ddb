import type { FastifyInstance } from 'fastify'
import { encode, renderSVG } from 'uqr'
import { Fields } from '../../../protocol/parse/fields'
import { reachedBy } from '../callers'
import type { HttpParts } from '../parts'
import { pngOfModules } from '../qr/png'

const TEXT_MAX = 1024
const SCALE_MAX = 20
const look = { ecc: 'M', border: 4 } as const

/** `GET /api/qr?text=…&format=svg|png&scale=8`: a QR code, for pages and mini-programs that cannot draw one. */
export function qrRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/api/qr', async (request, reply) => {
    const query = new Fields(request.query, 'query')
    const text = query.text('text', { min: 1, max: TEXT_MAX })
    const format = query.isUnset('format') ? 'svg' : query.one('format', isFormat, 'svg or png')
    const scale = readScale(query)
    parts.limits.qrCodes.take(reachedBy(request, parts).ip)
    void reply.header('cache-control', 'public, max-age=86400')
    if (format === 'svg') return reply.type('image/svg+xml').send(renderSVG(text, { ...look, pixelSize: scale }))
    return reply.type('image/png').send(await pngOfModules(encode(text, look).data, scale))
  })
}

const isFormat = (value: unknown): value is 'svg' | 'png' => value === 'svg' || value === 'png'

/** Pixels of one module. */
function readScale(query: Fields): number {
  const text = query.optionalText('scale', { max: 4 }) ?? '8'
  return new Fields({ scale: /^\d+$/.test(text) ? Number(text) : text }, 'query').integer('scale', 1, SCALE_MAX)
}

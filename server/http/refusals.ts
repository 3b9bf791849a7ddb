import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorName, errors } from '../../protocol/errors'

/** A refusal as both of the vendor's SDKs read it. `data` keeps an old mini-program from failing on what is missing. */
export interface RefusalBody {
  readonly error: number
  /** English, with what a developer needs to know. */
  readonly errorMessage: string
  /** For people, in the language of the request. */
  readonly msg: string
  readonly data: Readonly<Record<string, never>>
}

export function refusalBody(reason: ErrorName, detail: string, language: 'zh' | 'en'): RefusalBody {
  const { code, en, [language]: sentence } = errors[reason]
  const errorMessage = detail === '' || detail === reason ? en : `${en} (${detail})`
  return { error: code, errorMessage, msg: sentence, data: {} }
}

/** The first of our languages that the client names. */
export function languageOf(header: string | undefined): 'zh' | 'en' {
  return /\b(zh|en)\b/i.exec(header ?? '')?.[1]?.toLowerCase() === 'zh' ? 'zh' : 'en'
}

/**
 * Refusals of a known call are HTTP 200, because the vendor's web SDK reads the body of no other. Only what is not
 * about a call at all has a status: nothing at this address, too much sent, our own mistake, our full disk.
 */
const statuses: Partial<Record<ErrorName, number>> = {
  'not-found': 404,
  'too-large': 413,
  internal: 500,
  'storage-failed': 507
}

export function refuse(request: FastifyRequest, reply: FastifyReply, reason: ErrorName, detail = ''): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  return reply
    .code(statuses[reason] ?? 200)
    .header('cache-control', 'no-store')
    .send(refusalBody(reason, detail, language))
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorName } from '../../protocol/errors'
import { Malformed } from '../../protocol/parse/fields'
import { Refusal } from '../../protocol/refusal'
import { refuse } from './refusals'

export interface Failure {
  readonly reason: ErrorName
  /** For developers; never anything of the inside. */
  readonly detail: string
}

/** The cause of anything that was thrown while a request was answered. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { reason: error.reason, detail: error.message }
  if (error instanceof Malformed) return { reason: 'bad-request', detail: error.message }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return { reason: 'too-large', detail: 'at most 64 KB' }
  if (typeof status === 'number' && status >= 400 && status < 500) return { reason: 'bad-request', detail: '' }
  return { reason: 'internal', detail: '' }
}

/** Every error becomes a coded answer; only our own mistakes are logged as errors, and their stacks stay here. */
export function handleFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { reason, detail } = noted(error, request)
    return refuse(request, reply, reason, detail)
  })
}

export function noted(error: unknown, request: FastifyRequest): Failure {
  const failure = failureOf(error)
  const route = request.routeOptions.url
  if (isOurs(failure.reason)) request.log.error({ err: error, route }, 'a request failed')
  else request.log.debug({ ...failure, route }, 'a request was refused')
  return failure
}

/** What the operator must hear of: our mistake, or our disk. */
const isOurs = (reason: ErrorName): boolean => reason === 'internal' || reason === 'storage-failed'

/** For routes that are none of ours. */
export function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(request, reply, 'not-found')
}

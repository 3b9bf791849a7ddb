import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../protocol/refusal'
import { bearerOf, reachedBy } from './callers'
import { isOperatorToken } from './operator-token'
import type { HttpParts } from './parts'

/**
 * Lets `Authorization: Bearer <OPERATOR_TOKEN>` through, and nobody who guesses; without that setting there is nothing
 * here. Rejects with a Refusal.
 */
export function authorizeOperator(request: FastifyRequest, parts: HttpParts): Promise<void> {
  const { operatorToken } = parts.config
  if (operatorToken === undefined) throw new Refusal('not-found')
  return parts.limits.failedOperators.guard(
    reachedBy(request, parts).ip,
    (error) => error instanceof Refusal,
    () => {
      if (!isOperatorToken(bearerOf(request), operatorToken)) throw new Refusal('bad-token')
    }
  )
}

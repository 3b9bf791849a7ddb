import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorName } from '../../protocol/errors'
import { isObject } from '../../protocol/parse/fields'
import { noted } from './failures'
import { languageOf, refusalBody, refuse } from './refusals'

/** The words that the vendor's IM SDK knows for our causes. */
const imNames: Partial<Record<ErrorName, string>> = {
  'bad-request': 'illegal_argument',
  'name-taken': 'duplicate_unique_property_exists',
  'wrong-credentials': 'invalid_grant',
  'not-permitted': 'unauthorized',
  'too-many': 'resource_limited'
}

/** Values of `grant_type`. */
const ours: readonly unknown[] = ['guest', 'wechat', 'jwt']

/**
 * The two IM calls are refused in the IM's way: HTTP 400, and a word in `error`. Our number is in `code`. Our own
 * ways to log in are unknown to the IM; they are refused like all other calls.
 */
export function refuseLikeIm(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { reason, detail } = noted(error, request)
  const name = imNames[reason]
  const grant = isObject(request.body) ? request.body.grant_type : undefined
  if (name === undefined || ours.includes(grant)) {
    void refuse(request, reply, reason, detail)
    return
  }
  const body = refusalBody(reason, detail, languageOf(request.headers['accept-language']))
  void reply.code(400).send({ ...body, error: name, error_description: body.errorMessage, code: body.error })
}

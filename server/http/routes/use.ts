import type { FastifyInstance } from 'fastify'
import { parseUse } from '../../../protocol/parse/http-admin'
import { USE_PATH } from '../../conference/contract'
import { reachedBy } from '../callers'
import type { HttpParts } from '../parts'

/** `POST {useUrl}`: RTMP addresses for mini-programs. The path is the only credential, and it ends with the session. */
export function useRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post(`${USE_PATH}:token`, (request) => {
    const { token } = request.params as { token: string }
    const { conferenceId, sessId } = parts.useTokens.read(token)
    const wanted = parseUse(request.body)
    const conference = parts.conferences.recall(conferenceId)
    const host = new URL(reachedBy(request, parts).origin).hostname
    const rtmp =
      wanted.op === 'pubS'
        ? conference.publishAddress(sessId, wanted.rtcId, host)
        : conference.playAddress(sessId, wanted.streamId, host, wanted.only)
    return { error: 0, rtmp }
  })
}

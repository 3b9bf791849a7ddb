import type { FastifyInstance } from 'fastify'
import { ROLE_UNSPECIFIED } from '../../../protocol/numbers'
import { parseInfo } from '../../../protocol/parse/http-admin'
import { guardGuess } from '../../security/password-guesses'
import { identify, isAdmin, reachedBy } from '../callers'
import type { HttpParts } from '../parts'

/** `getConferenceInfo`; the vendor's web SDK also asks it before it joins. Whoever may not enter may not look either. */
export function infoRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/easemob/rtc/select/confr', async (request) => {
    const { claim, confrId, password, roleToken } = parseInfo(request.body)
    const who = identify(claim, parts)
    const conference = parts.conferences.get(confrId)
    const trusted = isAdmin(who, conference, roleToken, parts)
    const admit = () => conference.admit(who, { password, role: ROLE_UNSPECIFIED, trusted })
    const { ip } = reachedBy(request, parts)
    await guardGuess(parts.limits, { ip, name: who.name, room: conference.id }, admit)
    return { error: 0, confr: conference.info() }
  })
}

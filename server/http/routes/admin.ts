import type { FastifyInstance } from 'fastify'
import { parseAttributes, parseGrant, parseKick, parseRoleTokenOnly } from '../../../protocol/parse/http-admin'
import { memberOf } from '../callers'
import type { HttpParts } from '../parts'

const DONE = { error: 0 }

/** What members and admins do to a conference. The role token says who and where; the conference says whether. */
export function adminRoutes(app: FastifyInstance, parts: HttpParts): void {
  // The spelling is the vendor's.
  app.post('/easemob/rtc/chanage/roles', (request) => {
    const { roleToken, uids, role } = parseGrant(request.body)
    const { conference, name } = memberOf(roleToken, parts)
    conference.grant(name, uids, role)
    return DONE
  })
  app.post('/easemob/rtc/role/degrade', (request) => {
    const { roleToken, uids, role } = parseGrant(request.body)
    const { conference, name } = memberOf(roleToken, parts)
    conference.degrade(name, uids, role)
    return DONE
  })
  app.post('/easemob/rtc/kick/member', (request) => {
    const { roleToken, uids, ban } = parseKick(request.body)
    const { conference, name } = memberOf(roleToken, parts)
    conference.kick(name, uids, ban)
    return DONE
  })
  app.post('/easemob/rtc/disband/conference', (request) => {
    const { conference, name } = memberOf(parseRoleTokenOnly(request.body).roleToken, parts)
    conference.destroy(name)
    return DONE
  })
  app.post('/easemob/rtc/confr/attrs/update', (request) => {
    const { roleToken, cattrs, cstate } = parseAttributes(request.body)
    const { conference, name } = memberOf(roleToken, parts)
    if (cattrs.length > 0) conference.setAttributes(name, cattrs)
    if (cstate !== undefined) conference.setState(name, cstate)
    return DONE
  })
}

import { FaultySetting } from './faulty-setting'
import type { Variables } from './schema'

/** How tokens of another service are checked. */
export interface JwtLogin {
  readonly key: { readonly secret: string } | { readonly jwksUrl: string }
  readonly audience: string
  readonly issuer: string | undefined
}

type Given = Pick<Variables, 'AUTH_JWT_SECRET' | 'AUTH_JWKS_URL' | 'AUTH_AUDIENCE' | 'AUTH_ISSUER'>

/** One way to check, and an audience, or nothing. @throws FaultySetting */
export function jwtLogin(given: Given): JwtLogin | undefined {
  const { AUTH_JWT_SECRET: secret, AUTH_JWKS_URL: jwksUrl, AUTH_AUDIENCE: audience, AUTH_ISSUER: issuer } = given
  if (secret === undefined && jwksUrl === undefined) return undefined
  if (audience === undefined) {
    throw new FaultySetting('AUTH_AUDIENCE is not set; without it tokens for other services would be taken.')
  }
  if (secret !== undefined && jwksUrl !== undefined) {
    throw new FaultySetting('AUTH_JWT_SECRET and AUTH_JWKS_URL are both set; choose one.')
  }
  return { key: jwksUrl === undefined ? { secret: secret ?? '' } : { jwksUrl }, audience, issuer }
}

import { createHash } from 'node:crypto'
import { type JWTPayload, type JWTVerifyGetKey, createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { cleanName } from '../../protocol/shown-names'
import { Refusal } from '../../protocol/refusal'
import type { JwtLogin } from '../config'

/** Whom a token of another service names. */
export interface JwtPerson {
  /** Unique among all of them, and fit for a user name. */
  readonly id: string
  readonly name: string
}

const PLAIN_ID = /^[a-z0-9][a-z0-9.-]{0,47}$/
const NAME_MAX = 64

const secretAlgorithms = ['HS256', 'HS384', 'HS512']
const keyAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
/** Seconds that another machine's clock may differ. */
const SKEW = 30

/** Checks tokens of the integrator's own login: signature, audience, issuer, and that they expire and have not yet. */
export class JwtChecker {
  readonly #key: Uint8Array | JWTVerifyGetKey
  readonly #algorithms: string[]

  constructor(private readonly login: JwtLogin) {
    const { key } = login
    this.#key = 'secret' in key ? new TextEncoder().encode(key.secret) : createRemoteJWKSet(new URL(key.jwksUrl))
    // A public key must never be taken for a secret.
    this.#algorithms = 'secret' in key ? secretAlgorithms : keyAlgorithms
  }

  /** Throws `login-refused`, and `timeout` when the keys cannot be fetched. */
  async check(jwt: string): Promise<JwtPerson> {
    const { sub = '', name } = await this.#verified(jwt)
    if (sub === '') throw new Refusal('login-refused', 'the token has no "sub"')
    // The prefix keeps a hash apart from an id that looks like one.
    const id = PLAIN_ID.test(sub) ? `u.${sub}` : `h.${createHash('sha256').update(sub).digest('hex').slice(0, 40)}`
    return { id, name: typeof name === 'string' ? cleanName(name).slice(0, NAME_MAX) : '' }
  }

  async #verified(jwt: string): Promise<JWTPayload> {
    const { audience, issuer } = this.login
    const options = {
      algorithms: this.#algorithms,
      audience,
      ...(issuer === undefined ? {} : { issuer }),
      requiredClaims: ['exp', 'sub'],
      clockTolerance: SKEW
    }
    try {
      const key = this.#key
      const { payload } =
        typeof key === 'function' ? await jwtVerify(jwt, key, options) : await jwtVerify(jwt, key, options)
      return payload
    } catch (error) {
      const isUnreachable = error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)
      throw new Refusal(isUnreachable ? 'timeout' : 'login-refused', error instanceof Error ? error.message : '')
    }
  }
}

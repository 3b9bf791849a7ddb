import { Refusal } from '../../../protocol/refusal'
import { looksLikeAny } from '../../../protocol/shown-names'
import type { Login } from '../../../protocol/parse/http-login'
import type { Config } from '../../config'
import { JwtChecker } from '../../security/jwt'
import type { Accounts } from '../../storage/contract'
import { newGuest } from './guest'
import { PasswordLogin } from './password'
import { type Person, prefixes } from './person'
import { wechatPerson } from './wechat'

/** Finds out who somebody is. Throws a refusal. */
export interface Logins {
  check(appKey: string, login: Login): Promise<Person>
}

type Settings = Pick<Config, 'areGuestsWelcome' | 'reservedNames' | 'jwtLogin' | 'wechat'>

export function createLogins(settings: Settings, { accounts }: { readonly accounts: Accounts }): Logins {
  const passwords = new PasswordLogin(accounts)
  const jwt = settings.jwtLogin === undefined ? undefined : new JwtChecker(settings.jwtLogin)
  const fit = (name: string): string => {
    if (looksLikeAny(name, settings.reservedNames)) throw new Refusal('name-taken', 'this name is reserved')
    return name
  }
  return {
    check: async (appKey, login) => {
      switch (login.grant) {
        case 'password':
          return passwords.check(appKey, login.username, login.password)
        case 'guest':
          if (!settings.areGuestsWelcome) throw new Refusal('not-permitted', 'guests are not let in here')
          return newGuest(fit(login.name))
        case 'wechat':
          if (settings.wechat === undefined) throw new Refusal('not-supported', 'no WeChat account is set')
          return wechatPerson(settings.wechat, login.code, fit(login.name))
        case 'jwt': {
          if (jwt === undefined) throw new Refusal('not-supported', 'no JWT login is set')
          const { id, name } = await jwt.check(login.jwt)
          return { uuid: id, username: `${prefixes.jwt}${id}`, nickname: name === '' ? fit(login.name) : name }
        }
      }
    }
  }
}

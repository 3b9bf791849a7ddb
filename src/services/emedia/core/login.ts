import { TOKEN } from '../../../../protocol/parse/fields'
import type { Api } from './api'
import type { Storage } from './environment'
import { EmediaError } from './error'
import { callerName } from './names'
import { abortable } from './timing'
import type { ClientOptions } from './types'

/** Who calls, in the form that goes into the body of a call. */
export interface Caller {
  /** `org#app_user`, with the domain if the integrator gave it. */
  readonly name: string
  readonly token: string
}

/** Knows who one is: the integrator's account, or a guest of this device that is signed in when it is first needed. */
export class Login {
  private underway: { readonly key: string; readonly caller: Promise<Caller> } | undefined

  constructor(
    private readonly api: Api,
    private readonly storage: Storage,
    private readonly options: () => ClientOptions
  ) {}

  /** Performs a call in the caller's name. A guest whose token is no longer good signs in anew, once. */
  async as<T>(call: (caller: Caller) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { identity, appkey } = this.options()
    if (identity !== undefined) return call({ name: callerName(appkey, identity.name), token: identity.token })
    try {
      return await call(await this.guest(signal))
    } catch (error) {
      if (!(error instanceof EmediaError) || error.reason !== 'bad-token') throw error
      this.forget()
      return call(await this.guest(signal))
    }
  }

  private key(): string {
    const { host, appkey } = this.options()
    return `emedia.guest ${host} ${appkey}`
  }

  private forget(): void {
    this.underway = undefined
    this.storage.remove(this.key())
  }

  /** Who calls off leaves the sign-in to the others. */
  private guest(signal: AbortSignal | undefined): Promise<Caller> {
    return abortable(signal, this.signedIn(), () => undefined)
  }

  /** Calls at the same time share one sign-in. */
  private signedIn(): Promise<Caller> {
    const key = this.key()
    if (this.underway?.key === key) return this.underway.caller
    const stored = readCaller(this.storage.get(key))
    const caller = stored === undefined ? this.signIn(key) : Promise.resolve(stored)
    this.underway = { key, caller }
    caller.catch(() => {
      if (this.underway?.caller === caller) this.underway = undefined
    })
    return caller
  }

  private async signIn(key: string): Promise<Caller> {
    const { appkey } = this.options()
    const path = `/${appkey.replace('#', '/')}/token`
    const caller = await this.api.post(path, { grant_type: 'guest' }, ({ fields }) => ({
      name: callerName(appkey, fields.inner('user').text('username', { min: 1, max: 512 })),
      token: fields.text('access_token', TOKEN)
    }))
    this.storage.set(key, JSON.stringify(caller))
    return caller
  }
}

/** What is stored may stem from another version, or from somebody else. */
function readCaller(text: string | undefined): Caller | undefined {
  try {
    const { name, token } = JSON.parse(text ?? '{}') as { name?: unknown; token?: unknown }
    return typeof name === 'string' && typeof token === 'string' ? { name, token } : undefined
  } catch {
    return undefined
  }
}

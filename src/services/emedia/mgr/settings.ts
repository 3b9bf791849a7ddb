import { expectObject, expectOptionalText, mistake } from '../core/check'
import { CoreClient } from '../core/client'
import type { Environment } from '../core/environment'
import type { ClientOptions, PublishedClient } from '../core/types'
import { readWebIm } from './identity'

/** What `emedia.config` takes. */
export interface EmediaConfig {
  /** `org#app` */
  readonly appkey?: string
  /** An account of one's own; without it, and without the IM SDK, one is a guest. */
  readonly userId?: string
  readonly token?: string
  /** Address of the server, as `mgr.setHost` takes it. */
  readonly restPrefix?: string
  /** `joinRoom` and the HTTP calls resolve with `{error}` instead of rejecting, as they used to. */
  readonly legacyErrors?: boolean
  /** `member.name` is the full name, as in the vendor's mini-program SDK, instead of the short one of the document. */
  readonly fullNames?: boolean
}

const GUEST_APPKEY = 'emeet#app'

/** Where the server is and who one is, at the moment of each call: applications sign in whenever they like. */
export class Settings {
  private config: EmediaConfig = {}
  private host: string | undefined
  private current: PublishedClient | undefined

  constructor(
    private readonly environment: Environment,
    private readonly webIm: () => unknown
  ) {}

  get legacyErrors(): boolean {
    return this.config.legacyErrors === true
  }

  get fullNames(): boolean {
    return this.config.fullNames === true
  }

  configure(options: EmediaConfig): void {
    const { appkey, userId, token, restPrefix } = expectObject(options, 'options')
    for (const [name, value] of Object.entries({ appkey, userId, token })) expectOptionalText(value, name)
    if (restPrefix !== undefined) this.setHost(restPrefix)
    this.config = { ...this.config, ...options }
  }

  setHost(url: unknown): void {
    if (typeof url !== 'string' || !/^https?:\/\/[^/\s]/.test(url)) throw mistake('url', 'https://host[:port]', url)
    this.host = url.replace(/\/+$/, '')
  }

  client(): PublishedClient {
    const options = this.clientOptions()
    if (this.current === undefined) this.current = new CoreClient(this.environment, options)
    else this.current.configure(options)
    return this.current
  }

  private clientOptions(): ClientOptions {
    if (this.host === undefined)
      throw mistake('mgr.setHost', 'to be called with the address of the server first', this.host)
    const { appkey = GUEST_APPKEY, userId = '', token = '' } = this.config
    const own = userId !== '' && token !== '' ? { appkey, name: userId, token } : undefined
    const account = readWebIm(this.webIm()) ?? own
    if (account === undefined) return { host: this.host, appkey, identity: undefined }
    return { host: this.host, appkey: account.appkey, identity: { name: account.name, token: account.token } }
  }
}

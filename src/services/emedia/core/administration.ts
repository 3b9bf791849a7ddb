import { Role } from '../../../../protocol/numbers'
import type { ConferenceState } from '../../../../protocol/shapes'
import type { Api } from './api'
import { type CallOptions, signalOf } from './call-options'
import { expectNames, expectObject, expectOneOf, expectOptionalFlag, mistake } from './check'
import { EmediaError } from './error'

const ATTRIBUTES = '/easemob/rtc/confr/attrs/update'

const done = (): void => undefined

/** What is done to a conference with a role token. The server judges the caller's current role each time. */
export class Administration {
  /** `roleToken` is asked at each call, because a change of role brings a new one. */
  constructor(
    private readonly api: Api,
    private readonly roleToken: () => string | undefined
  ) {}

  async grant(names: readonly string[], role: Role, options?: CallOptions): Promise<void> {
    const body = { uids: expectNames(names, 'names'), role: expectOneOf(role, Role, 'role') }
    await this.post('/easemob/rtc/chanage/roles', body, options)
  }

  async kick(names: readonly string[], options: CallOptions & { readonly ban?: boolean } = {}): Promise<void> {
    const ban = expectObject(options, 'options').ban === true ? { ban: true } : {}
    await this.post('/easemob/rtc/kick/member', { uids: expectNames(names, 'names'), ...ban }, options)
  }

  async destroy(options?: CallOptions): Promise<void> {
    await this.post('/easemob/rtc/disband/conference', {}, options)
  }

  async setAttributes(attributes: Readonly<Record<string, string>>, options?: CallOptions): Promise<void> {
    const entries = Object.entries(expectObject(attributes, 'attributes'))
    const cattrs = entries.map(([key, val]) => {
      if (typeof val !== 'string') throw mistake(`attributes.${key}`, 'text', val)
      return { key, val, op: 'UPDATE' }
    })
    await this.post(ATTRIBUTES, { cattrs }, options)
  }

  async deleteAttributes(keys: readonly string[], options?: CallOptions): Promise<void> {
    const cattrs = expectNames(keys, 'keys').map((key) => ({ key, val: '', op: 'DEL' }))
    await this.post(ATTRIBUTES, { cattrs }, options)
  }

  async setState(state: ConferenceState, options?: CallOptions): Promise<void> {
    const { muteAll, locked } = expectObject(state, 'state')
    for (const [name, value] of Object.entries({ muteAll, locked })) expectOptionalFlag(value, `state.${name}`)
    await this.post(ATTRIBUTES, { cattrs: [], cstate: { muteAll, locked } }, options)
  }

  private post(path: string, body: object, options: CallOptions | undefined): Promise<void> {
    const roleToken = this.roleToken()
    if (roleToken === undefined) throw EmediaError.of('not-permitted')
    return this.api.post(path, { ...body, roleToken }, done, signalOf(options))
  }
}

import { readInvite } from './core/calls'
import { type CallOptions, signalOf } from './core/call-options'
import { expectText } from './core/check'
import { CoreClient } from './core/client'
import type { Environment } from './core/environment'
import type { Client, ClientOptions, Invite } from './core/types'
import { extras } from './extras'

/** The SDK's own client; see {@link Client}. Throws a TypeError for options that cannot be right. */
export const createClient = (environment: Environment, options: ClientOptions): Client =>
  new InvitingClient(environment, options, extras)

class InvitingClient extends CoreClient implements Client {
  async createInvite(roomName: string, options?: CallOptions): Promise<Invite> {
    expectText(roomName, 'roomName')
    const signal = signalOf(options)
    return this.login.as(
      ({ name, token }) => this.api.post('/api/invites', { roomName, uid: name, token }, readInvite, signal),
      signal
    )
  }

  async readInvite(id: string, options?: CallOptions): Promise<Invite> {
    return this.api.get(`/api/invites/${encodeURIComponent(expectText(id, 'id'))}`, readInvite, signalOf(options))
  }
}

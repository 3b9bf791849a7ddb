import { createClient } from '../../../src/services/emedia/client'
import type { Client, Conference, JoinRoomOptions } from '../../../src/services/emedia/core/types'
import { type NodeEnvironment, createNodeEnvironment } from './node-environment'

/** Somebody in a room by the SDK alone. */
export interface SdkMember {
  readonly client: Client
  readonly environment: NodeEnvironment
  readonly conference: Conference
}

/** Enters a room of a server as a mini-program does, without an app around. */
export async function enterBySdk(host: string, options: JoinRoomOptions): Promise<SdkMember> {
  const environment = createNodeEnvironment('MINI_PROGRAM')
  const client = createClient(environment, { host, appkey: 'emeet#meeting' })
  return { client, environment, conference: await client.joinRoom(options) }
}

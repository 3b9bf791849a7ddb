import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../build'
import { freePort } from '../free-port'
import { eventually } from '../sdk/eventually'
import { type TestServer, startServer } from '../server'

/** What a test does to a server from inside; see `inside.mjs`. */
export type Fault = `killAt ${number}` | 'store full' | 'store free'

/** A real server that can be hurt at moments which nothing outside can hit. */
export interface FragileServer {
  readonly server: TestServer
  /** Resolves when the server has taken the order. */
  hurt(fault: Fault): Promise<void>
}

export async function startFragileServer(settings: Readonly<Record<string, string>> = {}): Promise<FragileServer> {
  const orders = join(tmpdir(), `emeet-faults-${process.pid}-${await freePort()}.txt`)
  const inside = pathToFileURL(join(root, '__tests__', 'support', 'faults', 'inside.mjs')).href
  const server = await startServer({ ...settings, FAULT_ORDERS: orders, NODE_OPTIONS: `--import ${inside}` })
  const hurt = async (fault: Fault): Promise<void> => {
    await writeFile(orders, fault)
    if (server.pid === undefined) throw new Error('the server does not run')
    process.kill(server.pid, 'SIGUSR2')
    await eventually(() => {
      if (existsSync(orders)) throw new Error('the server has not taken the order')
    })
  }
  return { server, hurt }
}

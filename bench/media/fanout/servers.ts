import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../__tests__/support/free-port'
import { startEngine } from '../support/engine'
import { grantFor } from '../support/grants'

const HOST = '127.0.0.1'
const STREAM = 'fanout'
const NGINX_MODULE = '/usr/lib/nginx/modules/ngx_rtmp_module.so'

/** A server that takes one stream in and gives it out to many. */
export interface FanOutServer {
  readonly name: string
  /** Of the process that does it. */
  readonly pid: number
  readonly publishUrl: string
  readonly playUrl: string
  close(): Promise<void>
}

export async function startOurs(): Promise<FanOutServer> {
  const engine = await startEngine()
  return {
    name: 'ours',
    pid: engine.pid ?? 0,
    publishUrl: engine.publishUrl(grantFor('publish', STREAM), HOST),
    playUrl: engine.playUrl(grantFor('play', STREAM), HOST),
    close: () => engine.close()
  }
}

/** Debian's nginx with libnginx-mod-rtmp in one process, as its documentation shows it; undefined where it is not installed. */
export async function startNginx(): Promise<FanOutServer | undefined> {
  if (!existsSync(NGINX_MODULE)) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'emeet-nginx-'))
  const port = await freePort()
  const configuration = join(folder, 'nginx.conf')
  await writeFile(configuration, configurationOf(port))
  const child = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', configuration], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const url = `rtmp://${HOST}:${port}/live/${STREAM}`
  const close = async (): Promise<void> => {
    await ended(child)
    await rm(folder, { recursive: true })
  }
  return { name: 'nginx', pid: child.pid ?? 0, publishUrl: url, playUrl: url, close }
}

const configurationOf = (port: number): string => `
load_module ${NGINX_MODULE};
daemon off;
master_process off;
pid nginx.pid;
events { worker_connections 2048; }
rtmp { server { listen ${HOST}:${port}; chunk_size 4096; application live { live on; } } }
`

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

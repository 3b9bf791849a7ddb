import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { encode } from 'uqr'
import { Refusal } from '../../../protocol/refusal'
import type { MiniProgramCodes } from '../../wechat/codes'
import { renderChecklist } from '../../wechat/checklist'
import { reachedBy } from '../callers'
import type { HttpParts } from '../parts'
import { pngOfModules } from '../qr/png'
import { languageOf } from '../refusals'

const CHECK_FILE = /^[0-9A-Za-z_]{1,64}\.txt$/
/** Pixels of a module: about the size of a mini-program code. */
const SCALE = 12

/** What WeChat and who sets it up want: codes for invites, the check-list, the check file of the QR rule. */
export function wechatRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/api/invites/:id/code', (request, reply) => sendCode(request, reply, parts))
  app.get('/api/wechat-checklist', async (request, reply) => {
    const facts = {
      origin: reachedBy(request, parts).origin,
      rtmpPort: parts.config.rtmpPort,
      hasAccount: parts.config.wechat !== undefined,
      checkFiles: await checkFilesIn(parts)
    }
    const { lang } = request.query as { lang?: unknown }
    const language = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language'])
    void reply.header('cache-control', 'no-store').type('text/markdown; charset=utf-8')
    return renderChecklist(facts, language)
  })
  for (const path of ['/r/:file(^[0-9A-Za-z_]+.txt$)', '/:file(^[0-9A-Za-z_]{8,64}.txt$)']) {
    app.get(path, (request, reply) => sendCheckFile(request, reply, parts))
  }
}

/** The mini-program code; the QR code of the link where there is no mini-program, or WeChat does not answer. */
async function sendCode(request: FastifyRequest, reply: FastifyReply, parts: HttpParts): Promise<FastifyReply> {
  const { id } = request.params as { id: string }
  const { origin, ip } = reachedBy(request, parts)
  if ((await parts.invites.find(id)) === undefined) throw new Refusal('invite-invalid')
  parts.limits.qrCodes.take(ip)
  const code = await miniProgramCode(parts.miniProgramCodes, id, request)
  if (code !== undefined) {
    void reply.header('cache-control', 'public, max-age=86400').header('x-code', 'mini-program')
    return reply.type(code.type).send(code.bytes)
  }
  const { data } = encode(`${origin}/r/${id}`, { ecc: 'M', border: 4 })
  void reply.header('cache-control', 'no-cache').header('x-code', 'link')
  return reply.type('image/png').send(await pngOfModules(data, SCALE))
}

async function miniProgramCode(codes: MiniProgramCodes | undefined, id: string, { log }: FastifyRequest) {
  try {
    return await codes?.draw(id)
  } catch (error) {
    log.warn({ err: error }, 'no mini-program code; the QR code of the link takes its place')
    return undefined
  }
}

const checkFolder = ({ config }: HttpParts): string => join(config.dataDir, 'wechat')

async function checkFilesIn(parts: HttpParts): Promise<string[]> {
  const names = await readdir(checkFolder(parts)).catch(() => [])
  return names.filter((name) => CHECK_FILE.test(name)).sort()
}

async function sendCheckFile(request: FastifyRequest, reply: FastifyReply, parts: HttpParts): Promise<FastifyReply> {
  const { file } = request.params as { file: string }
  const content = CHECK_FILE.test(file)
    ? await readFile(join(checkFolder(parts), file)).catch(() => undefined)
    : undefined
  if (content === undefined) throw new Refusal('not-found')
  return reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(content)
}

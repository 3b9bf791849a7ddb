import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuseUnknown } from '../failures'
import type { HttpParts } from '../parts'
import { refusalBody } from '../refusals'

/** Names that the build makes out of the content. */
const HASHED = /[.-][0-9a-f]{8,}\.(?:js|css|png|svg|woff2?)(?:\.br|\.gz)?$/

/** The built web app's files. What is named by its content is kept for a year, everything else is asked for again. */
export async function webAppRoutes(app: FastifyInstance, { webRoot }: HttpParts): Promise<void> {
  const isBuilt = existsSync(join(webRoot, 'index.html'))
  if (isBuilt) {
    await app.register(files, { root: webRoot, preCompressed: true, cacheControl: false, setHeaders: setCaching })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return refuseUnknown(request, reply)
    return isBuilt ? reply.sendFile('index.html') : explainMissing(reply)
  })
}

function setCaching(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** The addresses of the app's own pages have no file behind them. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? ''
  const isCall = /^\/(api|easemob|ws|qoe|r)\//.test(path)
  const wantsPage = headers.accept?.includes('text/html') === true
  return (method === 'GET' || method === 'HEAD') && wantsPage && !isCall && !/\.\w+$/.test(path)
}

function explainMissing(reply: FastifyReply): FastifyReply {
  const { errorMessage } = refusalBody('not-found', 'the web app is not built; run: npm run build:h5', 'en')
  const page = `<!doctype html><title>emeet</title><p>The server is up. ${errorMessage}</p>`
  return reply.code(404).type('text/html; charset=utf-8').send(page)
}

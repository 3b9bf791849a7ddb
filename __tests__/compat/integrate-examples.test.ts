import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import type { Page } from 'playwright-core'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { openBrowser } from '../support/browser'
import { built, root } from '../support/build'
import { probe } from '../support/media/probe'
import { type Publisher, push } from '../support/media/push'
import { framesMove } from '../support/page-media'
import { type TestServer, startServer } from '../support/server'
import { Weapp } from '../support/weapp/runner'

/** The examples of docs/integrate.md, word for word but for the server's address, against the real server. */

let server: TestServer

beforeAll(async () => {
  built('sdk')
  server = await startServer()
}, TEST_TIME)

afterAll(() => server.close())

/** The first example of a language. */
function example(language: 'js' | 'ts'): string {
  const document = readFileSync(join(root, 'docs/integrate.md'), 'utf8')
  const [, code] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(document) ?? []
  if (code?.includes('https://meet.example.org') !== true) throw new Error(`no ${language} example names a server`)
  return code.replace('https://meet.example.org', server.url)
}

/** A mini-program of one page, with the tags that the comments of the example name. */
function installExample(): string {
  const dist = mkdtempSync(join(tmpdir(), 'emeet-example-'))
  mkdirSync(join(dist, 'pages/call'), { recursive: true })
  cpSync(built('sdk'), join(dist, 'emedia/emedia_for_miniProgram.js'))
  const code = example('js')
  const tags = [...code.matchAll(/<(live-\w+) ([^>]*)>/g)]
  const markup = tags.map(([, tag, attributes]) => {
    const loop = tag === 'live-player' ? 'wx:for="{{players}}" wx:key="id"' : ''
    return `<${tag} ${loop} ${attributes}></${tag}>`
  })
  writeFileSync(join(dist, 'app.json'), '{ "pages": ["pages/call/index"] }')
  writeFileSync(join(dist, 'app.js'), 'App({})')
  writeFileSync(join(dist, 'pages/call/index.js'), code)
  writeFileSync(join(dist, 'pages/call/index.wxml'), markup.join('\n'))
  return dist
}

test(
  'two mini-programs of the example see and hear each other',
  async () => {
    const dist = installExample()
    const apps = await Promise.all([1, 2].map(() => Weapp.boot({ dist })))
    const cameras: Publisher[] = []
    try {
      for (const app of apps) {
        const url = await app.until(() => app.one('live-pusher')?.attr.url as string, { limit: PATIENCE })
        cameras.push(await push(url, { size: '320x180' }))
      }
      for (const app of apps) {
        const source = await app.until(() => app.one('live-player')?.attr.src as string, { limit: PATIENCE })
        expect(await probe(source)).toMatchObject({ video: { moving: true }, audio: expect.anything() as unknown })
        expect(app.errors).toEqual([])
      }
    } finally {
      for (const app of apps) app.close()
      await Promise.all(cameras.map((camera) => camera.stop()))
      rmSync(dist, { recursive: true })
    }
  },
  TEST_TIME
)

/** An empty page of the server with the example as its script. */
async function openExample(page: Page, code: string): Promise<void> {
  const scripts = { 'emedia.mjs': readFileSync(join(root, 'dist/sdk/emedia.mjs'), 'utf8'), 'example.mjs': code }
  for (const [name, body] of Object.entries(scripts)) {
    await page.route(`${server.url}/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }))
  }
  await page.goto(`${server.url}/healthz`)
  await page.setContent('<body><script type="module" src="/example.mjs"></script></body>')
}

test(
  'two browsers with the example see each other',
  async () => {
    const browser = await openBrowser()
    try {
      const { code } = transformSync(example('ts').replace("'emeet-sdk'", "'/emedia.mjs'"), { loader: 'ts' })
      const pages = [await browser.newPage({ bypassCSP: true }), await browser.newPage({ bypassCSP: true })]
      for (const page of pages) await openExample(page, code)

      expect(await Promise.all(pages.map((page) => framesMove(page, 'body', PATIENCE)))).toEqual([true, true])
      expect(browser.errors).toEqual([])
    } finally {
      await browser.close()
    }
  },
  TEST_TIME
)

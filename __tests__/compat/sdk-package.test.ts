import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { built } from '../support/build'

/** The package of the SDK as somebody else gets it: packed, installed outside of the checkout, type-checked and loaded. */

const run = promisify(execFile)
const tsc = join(process.cwd(), 'node_modules', 'typescript', 'bin', 'tsc')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

let folder: string
let packed: Packed

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emeet-consumer-'))
  const { stdout } = await run(npm, ['pack', '--json', '--pack-destination', folder], { cwd: dirname(built('sdk')) })
  ;[packed] = JSON.parse(stdout) as [Packed]
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  await run(npm, ['install', '--offline', '--ignore-scripts', '--no-audit', join(folder, packed.filename)], {
    cwd: folder
  })
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

const browserApp = `
import { createBrowserEnvironment, createClient, EmediaError, StreamType } from 'emeet-sdk'
import { listDevices, switchDevice, type Conference, type Member, type Publication } from 'emeet-sdk'

export async function meet(picture: MediaStream): Promise<readonly Member[]> {
  const client = createClient(createBrowserEnvironment(), { host: 'https://meet.example.org', appkey: 'emeet#app' })
  try {
    const conference = await client.joinRoom({ roomName: 'tea', nickName: 'Anna' })
    conference.on('streamAdded', ({ id, version }) => void [id.trim(), version.toFixed()])
    // @ts-expect-error There is no such event.
    conference.on('streamLost', () => undefined)
    await conference.publish({ type: StreamType.CAMERA, stream: picture })
    await conference.social.say('Hello', { signal: AbortSignal.timeout(1000) })
    const screen = await conference.shareScreen({ sound: false })
    const [camera] = (await listDevices()).filter(({ kind }) => kind === 'camera')
    if (camera !== undefined) await switchDevice(screen, 'camera', { id: camera.id })
    return [...conference.members.values()]
  } catch (error) {
    if (error instanceof EmediaError) console.log(error.code.toFixed(), error.reason)
    throw error
  }
}

export async function misuse(conference: Conference, publication: Publication): Promise<void> {
  // @ts-expect-error A listener takes what the event brings.
  conference.on('memberLeft', (member: string) => member)
  // @ts-expect-error There is no such role.
  await conference.grant(['anna'], 5)
  // @ts-expect-error Names come as a list.
  await conference.kick('anna')
  // @ts-expect-error Attributes are text.
  await conference.setAttributes({ count: 1 })
  // @ts-expect-error Both are to be said.
  await conference.subscribe('stream', { audio: true })
  // @ts-expect-error What is published has a type.
  await conference.publish({ stream: new MediaStream() })
  // @ts-expect-error It is no picture alone, nor sound alone.
  await conference.playAddress('stream', 'both')
  // @ts-expect-error Nothing of that kind is moderated.
  await conference.social.moderate('member', 'unmute')
  // @ts-expect-error A signal, not its controller.
  await conference.quality({ signal: new AbortController() })
  // @ts-expect-error A speaker sends nothing.
  await switchDevice(publication, 'speaker')
  // @ts-expect-error What is known is changed by the server alone.
  conference.members.clear()
}
`

const miniProgram = `
import emedia = require('emeet-sdk/mini-program')

emedia.config({ appkey: 'emeet#app' })
emedia.mgr.setHost('https://meet.example.org')
emedia.mgr.onMemberJoined = (member) => console.log(member.nickName.trim(), member.role === emedia.mgr.Role.ADMIN)
// @ts-expect-error A room has a name.
void emedia.mgr.joinRoom({ password: 'secret' })
// @ts-expect-error There is no such type.
void emedia.mgr.createConference(13)
// @ts-expect-error Streams are published by a name.
void emedia.mgr.pubStream()
// @ts-expect-error There is no such callback.
emedia.mgr.onStreamLost = () => undefined
`

test('its types hold in a strict TypeScript project, for browsers and for mini-programs', async () => {
  await writeFile(join(folder, 'browser.mts'), browserApp)
  await writeFile(join(folder, 'mini-program.cts'), miniProgram)
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noEmit']
  const where = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable']

  const checked = await run(process.execPath, [tsc, ...strict, ...where, 'browser.mts', 'mini-program.cts'], {
    cwd: folder
  }).catch((error: unknown) => error as { stdout: string })

  expect(checked.stdout).toBe('')
}, 120_000)

test('plain Node reads both files, and the one for mini-programs refuses calls instead of failing to load', async () => {
  const script = `
    const emedia = require('emeet-sdk')
    if (emedia !== require('emeet-sdk/mini-program')) throw new Error('two copies')
    emedia.mgr.setHost('http://127.0.0.1:1')
    const [sdk] = await Promise.all([import('emeet-sdk')])
    const refusal = await emedia.mgr.joinRoom({ roomName: 'tea' }).catch((error) => error)
    console.log(JSON.stringify([Object.keys(emedia), Object.keys(sdk).sort(), refusal instanceof Error]))`
  await writeFile(join(folder, 'load.cjs'), `(async () => {${script}})()`)

  const { stdout } = await run(process.execPath, ['load.cjs'], { cwd: folder })

  const [published, exported, refused] = JSON.parse(stdout) as [string[], string[], boolean]
  expect(published).toEqual(['mgr', 'util', 'config'])
  expect(exported).toEqual(expect.arrayContaining(['EmediaError', 'createClient', 'createBrowserEnvironment']))
  expect(refused).toBe(true)
})

test('it brings its types, source maps, licence and a way in, and depends on nothing', async () => {
  const manifest = await readFile(join(folder, 'node_modules', 'emeet-sdk', 'package.json'), 'utf8')

  expect(JSON.parse(manifest)).not.toHaveProperty('dependencies')
  expect(packed.files.map(({ path }) => path).sort()).toEqual([
    'LICENSE',
    'README.md',
    'emedia.d.ts',
    'emedia.mjs',
    'emedia.mjs.map',
    'emedia_for_miniProgram.d.ts',
    'emedia_for_miniProgram.js',
    'emedia_for_miniProgram.js.map',
    'package.json'
  ])
})

import { type Emedia, createEmedia } from '../emedia'
import { createWeappEnvironment } from '../environments/weapp'
import type { Wx } from '../environments/wx'

declare const wx: (Wx & { WebIM?: unknown; emedia?: Emedia }) | undefined

/** Elsewhere than in WeChat the file can be read, as tools that look at packages do; a call is refused. */
const host = typeof wx === 'undefined' ? undefined : wx

/** What `require('emedia_for_miniProgram.js')` brings, and what `wx.emedia` is from then on. */
export const emedia = createEmedia(createWeappEnvironment(host ?? ({} as Wx)), () => host?.WebIM)
if (host !== undefined) host.emedia = emedia

import { type Emedia, createEmedia } from '../emedia'
import { createWeappEnvironment } from '../environments/weapp'
import type { Wx } from '../environments/wx'

declare const wx: Wx & { WebIM?: unknown; emedia?: Emedia }

/** What `require('emedia_for_miniProgram.js')` brings, and what `wx.emedia` is from then on. */
export const emedia = createEmedia(createWeappEnvironment(wx), () => wx.WebIM)
wx.emedia = emedia

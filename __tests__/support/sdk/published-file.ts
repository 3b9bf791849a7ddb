import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import type { Emedia } from '../../../src/services/emedia/emedia'
import { built } from '../build'
import { type NodeWx, createNodeWx } from './node-wx'

/** An application of its own: the published file, loaded as a mini-program loads it. */
export interface App {
  readonly emedia: Emedia
  readonly wx: NodeWx & { emedia?: Emedia }
}

/** Runs `emedia_for_miniProgram.js` with nothing around it but what WeChat's logic layer has. */
export function loadPublishedFile(wx: App['wx'] = createNodeWx()): App {
  const module = { exports: {} }
  const globals = { wx, module, setTimeout, clearTimeout }
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext(readFileSync(built('sdk'), 'utf8'), context, { filename: 'emedia_for_miniProgram.js' })
  return { emedia: module.exports as Emedia, wx }
}

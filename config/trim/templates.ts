import type { IPluginContext } from '@tarojs/service'
import { wordsOfApp } from './sources'

/** Tags whose defaults are WeChat's own, so that an attribute nobody sets can go. Media tags keep every one. */
const tags = /<(view|text|image|button|input|scroll-view)((?: +[\w-]+="[^"]*")*) *(\/?)>/g

/** Taro sets these itself. */
const always = new Set(['id', 'class', 'style', 'data-sid', 'bindtap', 'focus'])

/** Leaves, of what Taro's templates write on each tag, the attributes and events that the app's words can set. */
export function trimTemplates(markup: string, words: ReadonlySet<string>): string {
  const isNeeded = (attribute: string): boolean =>
    always.has(attribute) ||
    attribute.startsWith('catch') ||
    words.has(attribute.replace(/^bind/, 'on').replaceAll('-', '').toLowerCase())
  return markup
    .replace(tags, (_, tag: string, attributes: string, end: string) => {
      const kept = [...attributes.matchAll(/([\w-]+)="[^"]*"/g)].filter(([, name = '']) => isNeeded(name))
      return `<${[tag, ...kept.map(([attribute]) => attribute)].join(' ')}${end}>`
    })
    .replace(/\s*\n\s*/g, '')
}

interface Asset {
  source(): string | Buffer
}

/** A build plugin of Taro's: smaller templates for the mini-program. */
export default (ctx: IPluginContext) => {
  ctx.modifyBuildAssets(({ assets }: { readonly assets: Record<string, Asset> }) => {
    const template = assets['base.wxml']
    if (template === undefined) return
    const trimmed = trimTemplates(String(template.source()), wordsOfApp())
    assets['base.wxml'] = { ...template, source: () => trimmed, size: () => Buffer.byteLength(trimmed) } as Asset
  })
}

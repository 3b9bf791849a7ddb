import type { IPluginContext } from '@tarojs/service'

interface PlatformPlugin {
  readonly template?: { mergeComponents(ctx: IPluginContext, components: Record<string, Record<string, string>>): void }
}

/**
 * Taro's template of the mini-program leaves out `binderror` of `<live-pusher>`, the only place where WeChat reports a
 * refused camera or microphone. This build plugin adds it.
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform: PlatformPlugin) => platform.template?.mergeComponents(ctx, { LivePusher: { bindError: '' } })
  })
}

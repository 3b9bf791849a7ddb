import { trimReconciler } from '../../../config/trim/reconciler'
import { trimTags } from '../../../config/trim/tags'
import { trimTemplates } from '../../../config/trim/templates'

/** What leaves a mini-program while it is built. */
describe('templates', () => {
  const words = new Set(['hoverclass', 'ontouchstart'])

  test('keep what the app can set, and what Taro sets itself', () => {
    const markup =
      '<view hover-class="a" hover-start-time="50" bindtouchstart="eh" bindtouchend="eh" id="i" class="c">x</view>'
    expect(trimTemplates(markup, words)).toBe('<view hover-class="a" bindtouchstart="eh" id="i" class="c">x</view>')
  })

  test('of media keep every attribute: what WeChat takes without it is not the same on every phone', () => {
    const markup = '<live-pusher url="u" min-bitrate="200" bindnetstatus="eh"></live-pusher>'
    expect(trimTemplates(markup, words)).toBe(markup)
  })
})

test('a tag that the app has not keeps its place in the tables, without its attributes', () => {
  const tables = 'const internalComponents = {\n    View,\n    Map: MapComp,\n    Button,\n    Video\n};'
  expect(trimTags(tables, new Set(['Button']))).toBe('const internalComponents = { View, Map: {}, Button, Video: {} };')
})

test('of React’s reconciler stays what Taro takes, with its answers known', () => {
  const source = 'a=$$$hostConfig.supportsHydration;exports.updateContainer=f;exports.createHydrationContainer=g;'
  expect(trimReconciler(source)).toBe('a=false;exports.updateContainer=f;var un$createHydrationContainer=g;')
})

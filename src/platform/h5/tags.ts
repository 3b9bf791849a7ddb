/**
 * What `@tarojs/components` is on the web (config/index.ts): the plain HTML element of each tag that the app uses there.
 * Taro's own are custom elements on top of a framework that is larger than the app.
 */
export const View = 'div'
export const Text = 'span'

/**
 * Stand where Taro's web runtime registers custom elements (config/index.ts): pull-to-refresh, the tab bar and the
 * pictures of `previewImage`, none of which the app has.
 */
const nothing = (): void => undefined
export const defineCustomElementTaroPullToRefreshCore = nothing
export const defineCustomElementTaroTabbar = nothing
export const defineCustomElementTaroSwiperCore = nothing
export const defineCustomElementTaroSwiperItemCore = nothing

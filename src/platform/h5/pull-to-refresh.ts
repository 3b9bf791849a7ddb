/**
 * Stands where Taro's entry of a web app registers its pull-to-refresh element (config/index.ts), which no page of ours
 * turns on.
 */
export const defineCustomElementTaroPullToRefreshCore = (): void => undefined

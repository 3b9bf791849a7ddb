import { parsePageUrl, type PageUrl } from '../page-url'
import { makeFunction, type WxOptions } from './api'
import type { WxHost } from './host'

/** Moving between pages. */
export function makeNavigationFunctions(host: WxHost): Record<string, unknown> {
  const { files, logic, pages } = host
  const isTab = (route: string) => files.config.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false
  const target = (options: WxOptions): PageUrl => {
    const url = parsePageUrl(String(options.url), pages.stack.at(-1)?.route)
    if (!files.pages.includes(url.route)) throw new Error(`page "${url.route}" is not found`)
    host.packageReady(url)
    return url
  }
  const outsideTabs = (options: WxOptions): PageUrl => {
    const url = target(options)
    if (isTab(url.route)) throw new Error('can not navigateTo a tabbar page')
    return url
  }
  return {
    navigateTo: makeFunction(logic, 'navigateTo', (options) => void pages.open(outsideTabs(options))),
    redirectTo: makeFunction(logic, 'redirectTo', (options) => void pages.replace(outsideTabs(options))),
    reLaunch: makeFunction(logic, 'reLaunch', (options) => void pages.restart(target(options))),
    switchTab: makeFunction(logic, 'switchTab', (options) => {
      const url = target(options)
      if (!isTab(url.route)) throw new Error('can not switch to no-tabBar page')
      pages.restart(url)
    }),
    navigateBack: makeFunction(logic, 'navigateBack', ({ delta }) => pages.back(Number(delta ?? 1))),
    exitMiniProgram: makeFunction(logic, 'exitMiniProgram')
  }
}

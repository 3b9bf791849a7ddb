import { getCurrentInstance } from '@tarojs/taro'

/** WeChat's own page; Taro's type leaves the callback out. */
interface DrawnPage {
  setData?(data: object, drawn: () => void): void
}

/**
 * Calls back when WeChat has drawn what React has decided until now: tags are there, with their attributes. Taro's
 * nextTick comes one drawing early when another one is still under way.
 */
export function afterDrawing(callback: () => void): void {
  // Taro hands what has changed to WeChat in a task that is due before this one; WeChat draws in order.
  setTimeout(() => {
    const page: DrawnPage | null = getCurrentInstance().page
    if (page?.setData === undefined) callback()
    else page.setData({}, callback)
  })
}

import type { ModalOptions } from '../person'
import { textOf } from '../text'
import { makeFunction } from './api'
import type { WxHost } from './host'

/** Functions that only show something: that they were called is in the record of calls. */
const SHOWN = [
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'setNavigationBarColor'],
  ...['showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton', 'setBackgroundColor', 'pageScrollTo'],
  ...['startPullDownRefresh', 'stopPullDownRefresh', 'showShareMenu', 'hideShareMenu', 'updateShareMenu'],
  ...['hideKeyboard', 'enableAlertBeforeUnload', 'disableAlertBeforeUnload', 'previewImage', 'makePhoneCall'],
  ...['setTabBarBadge', 'removeTabBarBadge', 'setTabBarStyle', 'loadFontFace']
]

/** What is shown to the person, and the answers that come back. */
export function makeUiFunctions({ logic, person }: WxHost): Record<string, unknown> {
  const showModal = makeFunction(logic, 'showModal', (options) => {
    const confirm = person.confirms(options as ModalOptions)
    return {
      confirm,
      cancel: !confirm,
      ...(options.editable === true ? { content: textOf(options.content) } : {})
    }
  })
  const showActionSheet = makeFunction(logic, 'showActionSheet', ({ itemList }) => {
    const tapIndex = person.picks((itemList ?? []) as string[])
    if (tapIndex === null) throw new Error('cancel')
    return { tapIndex }
  })
  return {
    ...Object.fromEntries(SHOWN.map((name) => [name, makeFunction(logic, name)])),
    showModal,
    showActionSheet
  }
}

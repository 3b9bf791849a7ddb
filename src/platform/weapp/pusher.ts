import { createLivePusherContext } from '@tarojs/taro'

/** The live-pusher of the page, by the calls that are used. There is at most one on a page. */
export interface Pusher {
  start(): Promise<void>
  stop(): Promise<void>
  startPreview(): Promise<void>
  switchCamera(): Promise<void>
}

type Call = 'start' | 'stop' | 'startPreview' | 'switchCamera'

export function pusherOfPage(): Pusher {
  const context = createLivePusherContext()
  const call = (name: Call): Promise<void> =>
    new Promise((resolve, reject) => {
      context[name]({ success: () => resolve(), fail: (error: { errMsg: string }) => reject(new Error(error.errMsg)) })
    })
  return {
    start: () => call('start'),
    stop: () => call('stop'),
    startPreview: () => call('startPreview'),
    switchCamera: () => call('switchCamera')
  }
}

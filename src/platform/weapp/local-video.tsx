import { LivePusher } from '@tarojs/components'
import { useEffect, useSyncExternalStore } from 'react'
import type { LocalMedia, LocalVideoProps } from '../types'
import { afterDrawing } from './after-drawing'
import { type PusherNews, readPusherCode } from './codes'
import { figureBook } from './figure-book'
import { WechatMedia } from './local-media'
import { type Pusher, pusherOfPage } from './pusher'

/** One's own picture: the only live-pusher of the page. */
export function LocalVideo({ media, preview }: LocalVideoProps) {
  if (!(media instanceof WechatMedia)) throw new TypeError('not the media of WeChat')
  const { microphone, camera, needsConsent } = useChanging(media)
  const hasDevices = (microphone || camera) && !needsConsent
  // Without permission a live-pusher would only complain. In a room it stays, even with everything off.
  if (preview ? !hasDevices : needsConsent) return null
  return <PagePusher media={media} preview={preview} />
}

const useChanging = (media: LocalMedia) =>
  useSyncExternalStore(
    (listener) => media.onChange(listener),
    () => media.state
  )

function PagePusher({ media, preview }: { readonly media: WechatMedia; readonly preview: boolean }) {
  const { microphone, camera, facing } = useChanging(media)
  const { url, turn, running, beauty, quality } = useSyncExternalStore(
    (listener) => media.pusher.onChange(listener),
    () => media.pusher.value
  )
  const address = preview ? '' : url
  usePusher(media, preview, address, preview ? 0 : turn)
  return (
    <LivePusher
      className='video local-video'
      url={address}
      mode='RTC'
      autopush={false}
      enableCamera={camera && (preview || running)}
      enableMic={microphone}
      devicePosition={facing}
      beauty={beauty}
      whiteness={beauty}
      videoWidth={quality.height}
      videoHeight={quality.width}
      minBitrate={Math.round(quality.kbps / 3)}
      maxBitrate={quality.kbps}
      audioVolumeType='voicecall'
      enableAgc
      enableAns
      onStateChange={({ detail }) => {
        figureBook.code('', detail.code)
        media.heard(readPusherCode(detail.code))
      }}
      onNetStatus={({ detail }: { readonly detail: { readonly info?: unknown } }) =>
        void figureBook.netStatus('', detail.info)
      }
      onError={({ detail }) => media.heard(problems[detail.errCode])}
    />
  )
}

/** Tells the media of the tag as soon as it is drawn: in the lobby, or in the room with an address to be started. */
function usePusher(media: WechatMedia, preview: boolean, address: string, turn: number): void {
  useEffect(() => {
    if (!preview && address === '') return undefined
    let pusher: Pusher | undefined
    let isGone = false
    afterDrawing(() => {
      if (isGone) return
      pusher = pusherOfPage()
      media.mounted(pusher, preview)
    })
    return () => {
      isGone = true
      if (pusher !== undefined) media.unmounted(pusher)
    }
  }, [media, preview, address, turn])
}

/** 10001: the person forbade the camera; 10002: the microphone. */
const problems: Readonly<Record<string, PusherNews>> = { 10001: 'camera-failed', 10002: 'microphone-failed' }

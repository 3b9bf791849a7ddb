import type { ViewNode } from '../view-node'
import { textOf } from '../text'
import { makeInnerAudio, makeRecorder } from './audio'
import { makeFunction, type WxFunction, type WxOptions } from './api'
import type { MediaCall, WxHost } from './host'

type Kind = MediaCall['kind']

const TAGS: Record<Kind, string> = {
  livePusher: 'live-pusher',
  livePlayer: 'live-player',
  video: 'video',
  camera: 'camera'
}

const BACKGROUND_MUSIC = ['playBGM', 'stopBGM', 'pauseBGM', 'resumeBGM', 'setBGMVolume']

const METHODS: Record<Kind, readonly string[]> = {
  livePusher: [
    ...['start', 'stop', 'pause', 'resume', 'switchCamera', 'snapshot', 'toggleTorch', 'startPreview', 'stopPreview'],
    ...['sendMessage', 'setMICVolume', 'exitPictureInPicture', ...BACKGROUND_MUSIC]
  ],
  livePlayer: [
    ...['play', 'stop', 'pause', 'resume', 'mute', 'snapshot', 'requestFullScreen', 'exitFullScreen'],
    ...['requestPictureInPicture', 'exitPictureInPicture']
  ],
  video: ['play', 'pause', 'stop', 'seek', 'playbackRate', 'requestFullScreen', 'exitFullScreen'],
  camera: ['takePhoto', 'startRecord', 'stopRecord', 'setZoom']
}

/** A context whose calls are recorded; the media itself is for the test to make. */
function makeContext(host: WxHost, kind: Kind, find: () => ViewNode | null, id: string): Record<string, WxFunction> {
  const call = (method: string) =>
    makeFunction(host.logic, method, (options: WxOptions) => {
      const node = find()
      if (node === null) throw new Error(`no ${TAGS[kind]} of id "${id}" on the page`)
      const url = textOf(node.attr.url ?? node.attr.src)
      host.mediaCalled({ kind, method, id: node.id, options, url })
    })
  return Object.fromEntries(METHODS[kind].map((method) => [method, call(method)]))
}

export function makeMediaFunctions(host: WxHost): Record<string, unknown> {
  const byId = (kind: Kind) => (id: unknown) =>
    makeContext(host, kind, () => host.view().one(`${TAGS[kind]}#${String(id)}`), String(id))
  const only = (kind: Kind) => () => makeContext(host, kind, () => host.view().one(TAGS[kind]), '')
  return {
    createLivePusherContext: only('livePusher'),
    createLivePlayerContext: byId('livePlayer'),
    createVideoContext: byId('video'),
    createCameraContext: only('camera'),
    createInnerAudioContext: () => makeInnerAudio(host.logic),
    getRecorderManager: () => makeRecorder(host.logic),
    setInnerAudioOption: makeFunction(host.logic, 'setInnerAudioOption')
  }
}

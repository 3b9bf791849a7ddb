import type { Method } from '../logic-context'
import type { ViewNode } from '../view-node'
import { textOf } from '../text'
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

/** An inner audio context: the sound is not made, its events come as told by play, pause and stop. */
function makeInnerAudio(host: WxHost): object {
  const listeners = new Map<string, Set<Method>>()
  const of = (name: string) => listeners.get(name) ?? listeners.set(name, new Set()).get(name)!
  const raise = (name: string) => {
    host.logic.timers.once(() => of(name).forEach((listener) => void host.logic.run(undefined, listener)))
  }
  const names = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked']
  const registrations = names.flatMap((name): [string, Method][] => [
    [`on${name}`, (listener) => void of(name).add(listener as Method)],
    [`off${name}`, (listener) => (listener === undefined ? of(name).clear() : void of(name).delete(listener as Method))]
  ])
  return {
    src: '',
    autoplay: false,
    loop: false,
    volume: 1,
    play: () => raise('Play'),
    pause: () => raise('Pause'),
    stop: () => raise('Stop'),
    seek: () => raise('Seeked'),
    destroy: () => listeners.clear(),
    ...Object.fromEntries(registrations)
  }
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
    createInnerAudioContext: () => makeInnerAudio(host),
    setInnerAudioOption: makeFunction(host.logic, 'setInnerAudioOption')
  }
}

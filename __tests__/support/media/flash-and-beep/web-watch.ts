import type { WebClient } from '../web-client'
import type { Sightings } from './offsets'

declare global {
  interface Window {
    sightings: { flashes: number[]; beeps: number[] }
  }
}

/** Makes a page offer to watch. It notes when flashes are due on the screen and beeps leave the decoder. */
export function offerToWatch({ page }: WebClient, peerId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const sightings: Window['sightings'] = { flashes: [], beeps: [] }
    window.sightings = sightings
    /** Notes when a value rises above its threshold after a third of a second below. */
    const watcher = (found: number[], threshold: number) => {
      let last = Infinity
      return (value: number, at: number) => {
        if (value > threshold && at - last > 333) found.push(at)
        if (value > threshold || last === Infinity) last = at
      }
    }
    const video = Object.assign(document.createElement('video'), { id, autoplay: true, muted: true })
    document.body.append(video)
    const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 })
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const see = watcher(sightings.flashes, 130)
    const look = (_: number, { expectedDisplayTime }: VideoFrameCallbackMetadata) => {
      context.drawImage(video, 0, 0, 8, 8)
      see(context.getImageData(4, 3, 1, 1).data[1] ?? 0, expectedDisplayTime)
      video.requestVideoFrameCallback(look)
    }
    video.requestVideoFrameCallback(look)
    const audio = new AudioContext({ latencyHint: 'interactive' })
    await audio.resume()
    const code = `registerProcessor('level', class extends AudioWorkletProcessor {
      process([input]) {
        const samples = input[0]
        if (samples) this.port.postMessage([Math.max(...samples), currentTime])
        return true
      }
    })`
    await audio.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    const level = new AudioWorkletNode(audio, 'level')
    const hear = watcher(sightings.beeps, 0.05)
    level.port.onmessage = ({ data: [value, time] }: MessageEvent<[number, number]>) => {
      const { contextTime = 0, performanceTime = 0 } = audio.getOutputTimestamp()
      hear(value, performanceTime + (time - contextTime) * 1000)
    }
    const peer = new RTCPeerConnection()
    window.peers[id] = peer
    peer.addTransceiver('audio', { direction: 'recvonly' })
    peer.addTransceiver('video', { direction: 'recvonly' })
    peer.ontrack = ({ track, streams: [stream] }) => {
      video.srcObject = stream ?? null
      if (track.kind === 'audio') audio.createMediaStreamSource(new MediaStream([track])).connect(level)
    }
    await peer.setLocalDescription()
    return peer.localDescription?.sdp ?? ''
  }, peerId)
}

/** All that was noted from the beginning. */
export const sightingsOf = ({ page }: WebClient): Promise<Sightings> => page.evaluate(() => window.sightings)

/** Forgets what was noted up to now. */
export const forgetSightings = ({ page }: WebClient): Promise<void> =>
  page.evaluate(() => {
    for (const found of Object.values(window.sightings)) found.length = 0
  })

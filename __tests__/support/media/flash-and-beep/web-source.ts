import type { WebClient } from '../web-client'

/** Makes a page offer a drawn picture and a tone that flash and beep together each second. @returns its offer */
export function offerFlashAndBeep({ page }: WebClient, peerId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 })
    const context = canvas.getContext('2d')!
    const audio = new AudioContext({ latencyHint: 'interactive' })
    await audio.resume()
    const tone = new OscillatorNode(audio, { frequency: 1000 })
    const gain = new GainNode(audio, { gain: 0 })
    const output = audio.createMediaStreamDestination()
    tone.connect(gain).connect(output)
    tone.start()
    let isOn = false
    setInterval(() => {
      const on = performance.now() % 1000 < 120
      if (on !== isOn) gain.gain.value = on ? 0.8 : 0
      isOn = on
      context.fillStyle = on ? '#fff' : '#333'
      context.fillRect(0, 0, 320, 180)
      context.fillStyle = '#f80'
      context.fillRect((performance.now() / 10) % 300, 160, 20, 20)
    }, 16)
    const media = canvas.captureStream(30)
    const peer = new RTCPeerConnection()
    window.peers[id] = peer
    for (const track of [...output.stream.getTracks(), ...media.getTracks()]) {
      const transceiver = peer.addTransceiver(track, { direction: 'sendonly', streams: [media] })
      const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
      const h264 = codecs.filter(({ mimeType }) => mimeType === 'video/H264')
      if (track.kind === 'video') transceiver.setCodecPreferences(h264)
    }
    await peer.setLocalDescription()
    return peer.localDescription?.sdp ?? ''
  }, peerId)
}

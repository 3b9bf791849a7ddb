import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import type { MediaEngine, StreamGrant, Tracks, Wanted } from '../../../server/media/engine'
import type { TestBrowser } from '../browser'
import { type RoughNetwork, withoutCandidates } from './rough-network'

declare global {
  interface Window {
    /** The peer connections of the page by their peer id. */
    peers: Record<string, RTCPeerConnection>
  }
}

export interface WebPublishOptions {
  readonly audio?: boolean
  readonly video?: boolean
  /** The only video codec to offer. */
  readonly codec?: 'H264' | 'VP8'
  /** Offers the pictures in half the size besides. */
  readonly layered?: boolean
  /** Pixels of the camera's picture; small ones unless told. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** What lies between a page and the engine: it says where clients are to send. */
export type Way = Pick<RoughNetwork, 'route'>

const BOTH: Tracks = { audio: true, video: true }

/** A page of a browser that publishes and watches streams as the web SDK does: it offers, the engine answers. */
export class WebClient {
  private constructor(
    readonly page: Page,
    private readonly engine: MediaEngine,
    private readonly site: Server,
    private readonly network: Way | undefined
  ) {}

  /** @param network what lies between the page and the engine, if anything does */
  static async open(browser: TestBrowser, engine: MediaEngine, network?: Way): Promise<WebClient> {
    const site = createServer((_, response) => response.end('<!doctype html><title>test</title>'))
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
    await page.evaluate(() => {
      window.peers = {}
    })
    return new WebClient(page, engine, site, network)
  }

  async close(): Promise<void> {
    await this.page.context().close()
    this.site.close()
  }

  /** Sends camera and microphone; as in the SDK a kind without a track still has its section, `recvonly`. */
  async publish(peerId: string, grant: StreamGrant, options: WebPublishOptions = {}): Promise<string> {
    const { audio = true, video = true, codec, layered = false } = options
    // Browsers do not send pictures twice that are small already.
    const { size = layered ? { width: 640, height: 360 } : { width: 320, height: 240 } } = options
    const offer = await this.page.evaluate(
      async ({ peerId, audio, video, codec, layered, size }) => {
        const media = await navigator.mediaDevices.getUserMedia({ audio, video: video && size })
        const peer = new RTCPeerConnection()
        window.peers[peerId] = peer
        for (const kind of ['audio', 'video']) {
          const track = media.getTracks().find((one) => one.kind === kind)
          const direction = track ? 'sendrecv' : 'recvonly'
          const layers = [
            { rid: 'large', maxBitrate: 600_000 },
            { rid: 'small', maxBitrate: 50_000, scaleResolutionDownBy: 2 }
          ]
          const sendEncodings = layered && track?.kind === 'video' ? layers : []
          const transceiver = peer.addTransceiver(track ?? kind, { direction, streams: [media], sendEncodings })
          const codecs = RTCRtpSender.getCapabilities(kind)?.codecs ?? []
          const wanted = codecs.filter(({ mimeType }) => mimeType === `video/${codec}`)
          if (kind === 'video' && codec !== undefined) transceiver.setCodecPreferences(wanted)
        }
        await peer.setLocalDescription()
        return peer.localDescription?.sdp ?? ''
      },
      { peerId, audio, video, codec, layered, size }
    )
    return this.accept(peerId, await this.engine.publish(peerId, grant, this.hidden(offer)))
  }

  /** Watches a stream in an element with the id `peerId`. @param offered what the offer receives; the rest is `sendonly` */
  async subscribe(peerId: string, grant: StreamGrant, want: Wanted = BOTH, offered: Tracks = want): Promise<string> {
    const offer = await this.page.evaluate(
      async ({ peerId, offered }) => {
        const peer = new RTCPeerConnection()
        window.peers[peerId] = peer
        peer.addTransceiver('audio', { direction: offered.audio ? 'recvonly' : 'sendonly' })
        peer.addTransceiver('video', { direction: offered.video ? 'recvonly' : 'sendonly' })
        const video = Object.assign(document.createElement('video'), { id: peerId, autoplay: true, muted: true })
        document.body.append(video)
        peer.ontrack = ({ streams: [stream] }) => {
          video.srcObject = stream ?? null
        }
        await peer.setLocalDescription()
        return peer.localDescription?.sdp ?? ''
      },
      { peerId, offered }
    )
    return this.accept(peerId, await this.engine.subscribe(peerId, grant, this.hidden(offer), want))
  }

  /** Hangs up without telling anybody but the peer. */
  hangUp(peerId: string): Promise<void> {
    return this.page.evaluate((id) => window.peers[id]?.close(), peerId)
  }

  /** Frames that were decoded, packets of sound that came, and samples that were played, and those of them that were made up. */
  received(
    peerId: string
  ): Promise<{ frames: number; audioPackets: number; width: number; samples: number; concealed: number }> {
    return this.page.evaluate(async (id) => {
      const found = { frames: 0, audioPackets: 0, width: 0, samples: 0, concealed: 0 }
      const stats = await window.peers[id]?.getStats()
      stats?.forEach((entry: RTCInboundRtpStreamStats) => {
        if (entry.type !== 'inbound-rtp') return
        if (entry.kind === 'audio') {
          found.audioPackets = entry.packetsReceived ?? 0
          // What was played while nobody spoke is no gap.
          found.concealed = (entry.concealedSamples ?? 0) - (entry.silentConcealedSamples ?? 0)
          found.samples = entry.totalSamplesReceived ?? 0
        } else Object.assign(found, { frames: entry.framesDecoded ?? 0, width: entry.frameWidth ?? 0 })
      })
      return found
    }, peerId)
  }

  state(peerId: string): Promise<RTCPeerConnectionState> {
    return this.page.evaluate((id) => window.peers[id]?.connectionState ?? 'new', peerId)
  }

  /** Behind a network, nobody may find a shorter way. */
  private hidden(offer: string): string {
    return this.network === undefined ? offer : withoutCandidates(offer)
  }

  private async accept(peerId: string, given: string): Promise<string> {
    const answer = this.network?.route(given) ?? given
    await this.page.evaluate(
      ({ peerId, answer }) => window.peers[peerId]?.setRemoteDescription({ type: 'answer', sdp: answer }),
      {
        peerId,
        answer
      }
    )
    return answer
  }
}

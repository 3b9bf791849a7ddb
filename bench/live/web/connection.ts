import { type Audio, PeerConnection, type Track, type Video } from 'node-datachannel'
import { withoutCandidates } from '../../../__tests__/support/media/rough-network'

const CANDIDATE = /candidate:.*udp.*/gi

/** A browser's side of a peer connection, without the browser: it offers, and the server answers. */
export class WebConnection {
  /** It is over, or never was. */
  isCut = false
  private readonly tracks: Track[] = []
  private readonly peer = new PeerConnection('bench', {
    iceServers: [],
    bindAddress: '127.0.0.1',
    disableAutoNegotiation: true,
    forceMediaTransport: true
  })

  addTrack(media: Audio | Video): Track {
    const track = this.peer.addTrack(media)
    this.tracks.push(track)
    return track
  }

  async offer(): Promise<string> {
    const gathered = new Promise<void>((resolve) => {
      this.peer.onGatheringStateChange((state) => {
        if (state === 'complete') resolve()
      })
    })
    this.peer.setLocalDescription('offer')
    await gathered
    return withoutCandidates(this.peer.localDescription()?.sdp ?? '')
  }

  /**
   * Resolves when it is connected. Neither side can find the other before the answer is in force: the library takes a
   * certificate for a forgery that comes while it is still noting which one to expect.
   */
  accept(answer: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.peer.onStateChange((state) => {
        if (state === 'connected') resolve()
        if (state !== 'failed' && state !== 'closed' && state !== 'disconnected') return
        this.isCut = true
        reject(new Error(`the connection is ${state}`))
      })
      this.peer.setRemoteDescription(withoutCandidates(answer), 'answer')
      for (const candidate of answer.match(CANDIDATE) ?? []) this.peer.addRemoteCandidate(candidate, '0')
    })
  }

  close(): void {
    for (const track of this.tracks) track.close()
    this.peer.close()
  }
}

/** WebRTC of the place. */
export interface Peers {
  create(configuration: RTCConfiguration): RTCPeerConnection
  /** An empty stream, into which received tracks are put. */
  stream(): MediaStream
  /** What can be sent as video, in the place's own order; empty where that cannot be told or chosen. */
  videoCodecs(): RTCRtpCodec[]
  /** Asks the person for a screen, a window or a tab. Rejects with the browser's error, or `unsupported` where there is no such thing. */
  screen(wanted: DisplayMediaStreamOptions): Promise<MediaStream>
}

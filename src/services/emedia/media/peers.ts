/** WebRTC of the place. */
export interface Peers {
  create(configuration: RTCConfiguration): RTCPeerConnection
  /** An empty stream, into which received tracks are put. */
  stream(): MediaStream
  /** What can be sent as video, in the place's own order; empty where that cannot be told or chosen. */
  videoCodecs(): RTCRtpCodec[]
}

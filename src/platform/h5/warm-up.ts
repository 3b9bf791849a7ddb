/** The first peer connection of a page starts threads and looks through the codecs, for which nobody should have to wait. */
export function warmUp(): void {
  if (typeof RTCPeerConnection === 'undefined') return
  const connection = new RTCPeerConnection()
  connection.addTransceiver('audio')
  connection.addTransceiver('video')
  const close = (): void => connection.close()
  connection.createOffer().then(close, close)
}

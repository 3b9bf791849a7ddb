/** The picture as it is, and in half the size for those who show it small or have a thin line. */
const TWO_SIZES: readonly RTCRtpEncodingParameters[] = [{ rid: 'large' }, { rid: 'small', scaleResolutionDownBy: 2 }]
/** What the smaller picture takes of what the other one may. */
const SMALL_SHARE = 0.25

/** Opens a transceiver that sends a picture in two sizes; in one where the browser knows no better. */
export function addInTwoSizes(
  connection: RTCPeerConnection,
  track: MediaStreamTrack,
  init: RTCRtpTransceiverInit
): RTCRtpTransceiver {
  try {
    return connection.addTransceiver(track, { ...init, sendEncodings: TWO_SIZES.map((encoding) => ({ ...encoding })) })
  } catch {
    return connection.addTransceiver(track, init)
  }
}

/** @param kbps kilobits per second of the picture as it is */
export function limitEncodings(encodings: readonly RTCRtpEncodingParameters[], kbps: number): void {
  encodings.forEach((encoding, index) => (encoding.maxBitrate = kbps * 1000 * (index === 0 ? 1 : SMALL_SHARE)))
}

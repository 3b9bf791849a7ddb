const WIDTH = 160
const HEIGHT = 90

/** Of the frames that are compared, in pixels, as ffmpeg's scale filter wants it. */
export const FRAME_SIZE = `${WIDTH}:${HEIGHT}`

/** By so much of 255 a pixel differs more than an encoder's noise does. */
const NOISE = 24
/** So many pixels make a difference of the picture. */
const DIFFERING_PIXELS = 8
/** Such a share of frames differs from the one before in a moving picture. */
const MOVING_SHARE = 0.2

/** Cuts raw grey pixels into frames. */
export function splitFrames(content: Buffer): Buffer[] {
  const size = WIDTH * HEIGHT
  const count = Math.floor(content.length / size)
  return Array.from({ length: count }, (_, index) => content.subarray(index * size, (index + 1) * size))
}

function differs(before: Buffer, after: Buffer): boolean {
  let pixels = 0
  for (let index = 0; index < after.length && pixels < DIFFERING_PIXELS; index += 1) {
    if (Math.abs((before[index] ?? 0) - (after[index] ?? 0)) > NOISE) pixels += 1
  }
  return pixels >= DIFFERING_PIXELS
}

/** Whether the picture goes on changing, not just once. */
export function isMoving(frames: readonly Buffer[]): boolean {
  const changes = frames.filter((frame, index) => index > 0 && differs(frames[index - 1] ?? frame, frame)).length
  return frames.length > 1 && changes / (frames.length - 1) >= MOVING_SHARE
}

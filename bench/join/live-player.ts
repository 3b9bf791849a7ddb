import { FF_DECODER_H264 } from 'node-av/constants'
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib'
import { RtmpClient, streamName } from '../../__tests__/support/media/rtmp-client'
import { until } from '../../__tests__/support/media/until'
import { readVideo, VIDEO_PREFIX } from '../../server/media/embedded/flv/body'
import type { Tag } from '../../server/media/embedded/hub/frame'
import { MessageType } from '../../server/media/embedded/rtmp/message'

/** Milliseconds that the first key frame may take. */
const PATIENCE = 20_000

/**
 * Plays as live-player does: client and decoder are part of the app, and nothing is guessed about the stream, so the
 * first key frame is a picture as soon as it is decoded. Players of desktops read on for seconds to learn what there is
 * in a stream.
 *
 * @param url RTMP
 * @returns when the first picture was decoded, on this process's monotonic clock in ms
 */
export async function playFirstPicture(url: string): Promise<number> {
  const client = await RtmpClient.open(Number(new URL(url).port))
  try {
    await client.connect()
    client.command('createStream', 2, null)
    client.command('play', 3, null, streamName(url), -2000)
    const beginning = (): Tag[] | undefined => upToKeyFrame(videoTags(client))
    if (!(await until(() => beginning() !== undefined, PATIENCE))) throw new Error(`${url}: no key frame came`)
    decode(beginning() ?? [])
    return performance.now()
  } finally {
    client.close()
  }
}

const videoTags = ({ messages }: RtmpClient): Tag[] =>
  messages
    .filter(({ type }) => type === MessageType.VIDEO)
    .map(({ body, timestamp }) => readVideo(body, timestamp))
    .filter((tag) => typeof tag === 'object')

function upToKeyFrame(tags: readonly Tag[]): Tag[] | undefined {
  const key = tags.findIndex(({ keyFrame }) => keyFrame)
  return key < 0 ? undefined : tags.slice(0, key + 1)
}

/** Decodes the key frame at the end with the header before it. @throws when no picture comes of it */
function decode(tags: readonly Tag[]): void {
  const header = tags.filter((tag) => tag.header).at(-1)
  const codec = Codec.findDecoderByName(FF_DECODER_H264)
  if (header === undefined || codec === null) throw new Error('there is nothing to set a decoder up with')
  const context = new CodecContext()
  const [packet, frame] = [new Packet(), new Frame()]
  context.allocContext3(codec)
  context.extraData = header.body.subarray(VIDEO_PREFIX)
  packet.alloc()
  frame.alloc()
  packet.data = tags.at(-1)?.body.subarray(VIDEO_PREFIX) ?? Buffer.alloc(0)
  const results = [context.open2Sync(codec), context.sendPacketSync(packet), context.sendPacketSync(null)]
  const isDecoded = results.every((result) => result >= 0) && context.receiveFrameSync(frame) >= 0
  packet.free()
  frame.free()
  context.freeContext()
  if (!isDecoded) throw new Error('a key frame came that cannot be decoded')
}

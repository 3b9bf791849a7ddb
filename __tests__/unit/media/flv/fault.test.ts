import { faultOf } from '../../../../server/media/embedded/flv/fault'
import { videoFrame } from '../../../../server/media/embedded/flv/body'
import { joinAvc } from '../../../../server/media/embedded/h264/nal'

const picture = (content: Buffer, keyFrame = true) => videoFrame(content, 0, keyFrame)
const idr = Buffer.from([0x65, 1, 2, 3])

describe('what a publisher sends', () => {
  it('is carried when its pictures come in the order in which they are shown', () => {
    expect(faultOf(picture(joinAvc([idr])))).toBeUndefined()
  })
  it('is at fault when a picture is shown later than it is sent', () => {
    const late = picture(joinAvc([idr]), false)
    late.body.writeIntBE(80, 2, 3)
    expect(faultOf(late)).toBe('b-frames')
  })
  it('is at fault when start codes stand where lengths belong', () => {
    expect(faultOf(picture(Buffer.concat([Buffer.from([0, 0, 0, 1]), idr, Buffer.from([0, 0, 0, 1]), idr])))).toBe(
      'annex-b'
    )
  })
})

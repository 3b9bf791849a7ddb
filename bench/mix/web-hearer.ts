import { AV_SAMPLE_FMT_FLT } from 'node-av/constants'
import { Decoder } from '../../server/media/embedded/codec/decoder'
import { sampleLayout } from '../../server/media/embedded/codec/native'
import type { RtpPacket, RtpSink } from '../../server/media/embedded/hub/frame'
import type { Viewable } from '../../server/media/embedded/hub/viewable'
import { onsetsIn, type Piece } from './onsets'

/** Stands where a browser's peer connection does, and decodes what it is given. */
export class WebHearer implements RtpSink {
  readonly memberId = 'browser'
  private readonly pieces: Piece[] = []
  private readonly decoder = new Decoder(
    { codec: 'opus', rate: 48_000, channels: 2 },
    sampleLayout(AV_SAMPLE_FMT_FLT, 1)
  )

  constructor(
    readonly id: string,
    private readonly source: Viewable
  ) {
    source.addRtpSink(this)
  }

  beeps(): number[] {
    return onsetsIn(this.pieces)
  }

  packet({ kind, payload }: RtpPacket): void {
    if (kind !== 'audio') return
    const at = performance.now()
    this.decoder.decode(payload, ({ planes: [plane], count }) => {
      if (plane !== undefined)
        this.pieces.push({ samples: new Float32Array(plane.buffer, plane.byteOffset, count).slice(), at })
    })
  }

  clock(): void {}

  end(): void {
    this.source.removeRtpSink(this)
    this.decoder.close()
  }
}

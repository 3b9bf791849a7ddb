import { videoFrame, videoHeader } from '../flv/body'
import { buildAvcRecord } from '../h264/avc-record'
import { joinAvc, NalType, nalType } from '../h264/nal'
import type { Tag } from '../hub/frame'
import type { AccessUnit } from './access-units'
import { isSlice } from './packetize'

/** Browsers send key frames only when asked; RTMP players that lost theirs, and recordings, need one this often, in ms. */
const KEY_FRAME_EVERY = 4000

/**
 * Turns access units into video tags. Begins with a key frame, puts a sequence header in front of it whenever the
 * parameter sets have changed (as with the resolution), and after damage leaves out everything up to the next key frame.
 */
export class VideoTags {
  private sps: Buffer | undefined
  private pps: Buffer | undefined
  private sentRecord: Buffer | undefined
  private waitsForKeyFrame = true
  /** When the newest key frame was shown, or asked for. */
  private keyFrameAt = 0

  constructor(
    private readonly output: (tag: Tag) => void,
    private readonly requestKeyFrame: () => void
  ) {}

  /** @param time ms, asked for only when the unit is shown */
  unit(unit: AccessUnit, time: () => number): void {
    if (unit.damaged) {
      this.waitsForKeyFrame = true
      this.requestKeyFrame()
      return
    }
    this.noteParameterSets(unit.nals)
    const slices = unit.nals.filter(isSlice)
    const isKeyFrame = slices.some((nal) => nalType(nal) === NalType.IDR)
    const isUsable = isKeyFrame ? this.sendHeader() : !this.waitsForKeyFrame
    if (slices.length === 0 || !isUsable) return
    this.waitsForKeyFrame = false
    const shownAt = time()
    this.output(videoFrame(joinAvc(slices), shownAt, isKeyFrame))
    if (isKeyFrame) this.keyFrameAt = shownAt
    else if (shownAt - this.keyFrameAt >= KEY_FRAME_EVERY) {
      this.keyFrameAt = shownAt
      this.requestKeyFrame()
    }
  }

  private noteParameterSets(nals: readonly Buffer[]): void {
    for (const nal of nals) {
      if (nalType(nal) === NalType.SPS && nal.length >= 4) this.sps = nal
      else if (nalType(nal) === NalType.PPS) this.pps = nal
    }
  }

  /** @returns false while a decoder could not be set up */
  private sendHeader(): boolean {
    if (this.sps === undefined || this.pps === undefined) return false
    const record = buildAvcRecord(this.sps, this.pps)
    if (this.sentRecord?.equals(record) === true) return true
    this.sentRecord = record
    this.output(videoHeader(record))
    return true
  }
}

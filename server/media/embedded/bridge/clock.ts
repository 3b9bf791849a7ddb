import type { ClockReport, Kind } from '../hub/frame'
import { TrackClock } from './track-clock'

/** Where sender reports and arrivals differ by more than this, in ms, about audio against video, arrivals are right. */
const CREDIBLE = 1000
/** Video runs at most this much slower while it is moved back … */
const SLOWER = 0.2
/** … and this much faster while it is moved forward, unless it is so far off, in ms, that a jump is kinder. */
const FASTER = 0.25
const JUMP = 400

/**
 * One clock for the two tracks of a publisher.
 *
 * Each track counts in its own RTP units from its own random start. What brings them together is the publisher's wall
 * clock, which sender reports name for both (RFC 3550 §6.4.1); until both have reported, the times of arrival do. Audio
 * sets the pace and is never moved, because moving it is heard. Video is led to where it belongs by running a little
 * slower or faster, so its time never goes back either.
 */
export class PresentationClock {
  private readonly tracks: Record<Kind, TrackClock> = { audio: new TrackClock(48_000), video: new TrackClock(90_000) }
  /** What is added to the media time of each track, in ms. */
  private readonly shift: Partial<Record<Kind, number>> = {}
  private lastVideo: number | undefined

  /** To be told of every packet as it arrives. @param at milliseconds on a steady clock */
  arrived(kind: Kind, timestamp: number, at: number): void {
    const leapt = this.tracks[kind].arrived(timestamp, at)
    if (!leapt && this.shift[kind] !== undefined) return
    this.shift[kind] = this.tracks[kind].arrivalOffset
    if (kind === 'video') this.lastVideo = undefined
  }

  report({ kind, ntpMs, timestamp }: ClockReport): void {
    this.tracks[kind].report(ntpMs, timestamp)
  }

  /** When to present what has this RTP timestamp, in ms on the clock of the arrivals. Video is asked in order. */
  time(kind: Kind, timestamp: number): number {
    const media = this.tracks[kind].media(timestamp)
    if (kind === 'video') this.leadVideo(media)
    return media + (this.shift[kind] ?? 0)
  }

  private leadVideo(media: number): void {
    const advance = Math.max(0, media - (this.lastVideo ?? media))
    this.lastVideo = media
    const shift = this.shift.video ?? 0
    const off = this.videoTarget(shift) - shift
    const isFarBehind = off > JUMP
    const step = isFarBehind ? off : Math.max(-advance * SLOWER, Math.min(advance * FASTER, off))
    this.shift.video = shift + step
  }

  /** What video's shift should be; `present` where nothing better is known. */
  private videoTarget(present: number): number {
    const { audio, video } = this.tracks
    const audioShift = this.shift.audio
    const byArrival = video.arrivalOffset
    if (byArrival === undefined) return present
    if (audioShift === undefined || audio.arrivalOffset === undefined) return byArrival
    const arrivals = byArrival - audio.arrivalOffset
    if (audio.wallOffset === undefined || video.wallOffset === undefined) return audioShift + arrivals
    const reports = video.wallOffset - audio.wallOffset
    return audioShift + (Math.abs(reports - arrivals) <= CREDIBLE ? reports : arrivals)
  }
}

import type { Conference, Publication } from '../../services/emedia'
import { StreamType } from '../../../protocol/numbers'
import { silent } from '../local-state'
import { Observable } from '../observable'
import type { Facing, LocalMedia, LocalMediaState, Quality } from '../types'
import { type Kind, hasTwoSides, openDevice } from './devices'
import { whenIdle } from './idle'
import { meter, unmeter } from './figures'
import { measureLevel } from './level'

const isAudience = (conference: Conference): boolean => conference.self.role === 1

/** Camera and microphone of a browser: one MediaStream that lives from the preview into the room. */
export class BrowserMedia implements LocalMedia {
  /** What the preview and one's own tile show. Its tracks come and go, the object stays. */
  readonly stream = new MediaStream()
  private readonly observable = new Observable<LocalMediaState>(silent)
  private readonly tracks = new Map<Kind, MediaStreamTrack>()
  private quality: Quality = { width: 640, height: 360, kbps: 600 }
  private conference: Conference | undefined
  private publication: Promise<Publication> | undefined
  private readonly chosen = new Map<Kind, string>()
  private stopMeasuring = (): void => undefined

  get state(): LocalMediaState {
    return this.observable.value
  }

  onChange(listener: (state: LocalMediaState) => void): () => void {
    return this.observable.onChange(listener)
  }

  async setMicrophone(on: boolean): Promise<void> {
    const track = on ? await this.obtain('audio') : this.tracks.get('audio')
    if (on && track === undefined) return
    if (track !== undefined) track.enabled = on
    await this.tell({ microphone: on, level: 0 })
  }

  async setCamera(on: boolean): Promise<void> {
    if (on && (await this.obtain('video')) === undefined) return
    // The light beside the lens must go out.
    if (!on) this.drop('video')
    await this.tell({ camera: on })
  }

  async flip(): Promise<void> {
    this.chosen.delete('video')
    this.update({ facing: this.state.facing === 'front' ? 'back' : 'front' })
    await this.reopenCamera()
  }

  /** The device that is in use, or that was chosen for when it is switched on. */
  deviceOf(kind: 'microphone' | 'camera'): string | undefined {
    const wire = kind === 'microphone' ? 'audio' : 'video'
    return this.tracks.get(wire)?.getSettings().deviceId ?? this.chosen.get(wire)
  }

  /** Takes another device, at once if the kind is on. */
  async choose(kind: 'microphone' | 'camera', id: string): Promise<void> {
    const wire = kind === 'microphone' ? 'audio' : 'video'
    this.chosen.set(wire, id)
    if (!this.tracks.has(wire)) return
    this.drop(wire)
    const isOpen = (await this.obtain(wire)) !== undefined
    if (!isOpen) await this.tell({ [kind]: false })
    else if (wire === 'audio') await this.setMicrophone(this.state.microphone)
  }

  setFacing(facing: Facing): void {
    this.update({ facing })
  }

  setQuality(quality: Quality): void {
    const { width, height } = this.quality
    this.quality = quality
    void this.publication?.then((publication) => publication.limit(quality.kbps)).catch(() => undefined)
    if (width === quality.width && height === quality.height) return
    const constraints = { width: { ideal: quality.width }, height: { ideal: quality.height } }
    void this.tracks
      .get('video')
      ?.applyConstraints(constraints)
      .catch(() => undefined)
  }

  setBeauty(): void {
    // Browsers have no such filter; `traits.beauty` says so.
  }

  async publish(conference: Conference): Promise<void> {
    this.conference = conference
    // The room and its pictures come first: making an offer keeps a page busy.
    await new Promise<void>((resolve) => whenIdle(resolve))
    if (this.conference !== conference) return
    if (isAudience(conference)) this.becomeAudience()
    else if (this.publication === undefined && this.tracks.size > 0) await this.begin(conference)
  }

  unpublish(): void {
    const publication = this.publication
    this.publication = undefined
    this.conference = undefined
    this.update({ published: false })
    void publication?.then((each) => each.close()).catch(() => undefined)
  }

  release(): void {
    this.drop('audio')
    this.drop('video')
    this.update({ microphone: false, camera: false, level: 0 })
  }

  async openSettings(): Promise<void> {
    // A page cannot open them; asking again brings the browser's question back where it may be asked again.
    await Promise.all([this.setCamera(true), this.setMicrophone(true)])
  }

  consent(): void {
    // Browsers ask by themselves.
  }

  private async begin(conference: Conference): Promise<void> {
    const { microphone, camera } = this.state
    const source = { type: StreamType.CAMERA, stream: this.stream, audioOff: !microphone, videoOff: !camera }
    const publication = conference.publish({ ...source, videoKbps: this.quality.kbps, twoSizes: true })
    this.publication = publication
    try {
      const begun = await publication
      meter('', 'outbound-rtp', begun)
      begun.onEnded(() => {
        unmeter('', begun)
        if (this.publication !== publication) return
        this.publication = undefined
        this.update({ published: false })
      })
      this.update({ published: true })
    } catch (error) {
      if (this.publication === publication) this.publication = undefined
      throw error
    }
  }

  private becomeAudience(): void {
    this.publication = undefined
    this.release()
    this.update({ published: false })
  }

  /** Tells the view at once, then the others. */
  private async tell(change: Partial<LocalMediaState>): Promise<void> {
    this.update(change)
    const { conference, publication } = this
    if (publication !== undefined) {
      const { microphone, camera } = this.state
      await (await publication).mute({ audioOff: !microphone, videoOff: !camera })
    } else if (conference !== undefined && !isAudience(conference) && this.tracks.size > 0) {
      await this.begin(conference)
    }
  }

  private async obtain(kind: Kind): Promise<MediaStreamTrack | undefined> {
    const known = this.tracks.get(kind)
    if (known !== undefined) return known
    const { track, problem } = await openDevice(kind, this.state.facing, this.quality, this.chosen.get(kind))
    this.update(kind === 'audio' ? { microphoneProblem: problem } : { cameraProblem: problem })
    if (track === undefined) return undefined
    await this.take(kind, track)
    return track
  }

  private async take(kind: Kind, track: MediaStreamTrack): Promise<void> {
    this.drop(kind)
    this.tracks.set(kind, track)
    this.stream.addTrack(track)
    // The device was unplugged, or the permission taken back.
    track.onended = () => void this.lose(kind, track)
    if (kind === 'audio') this.stopMeasuring = measureLevel(track, (level) => this.heard(level))
    else this.update({ canFlip: await hasTwoSides() })
    await (await this.publication)?.replaceTrack(track)
  }

  private async lose(kind: Kind, track: MediaStreamTrack): Promise<void> {
    if (this.tracks.get(kind) !== track) return
    this.drop(kind)
    const problem = { [kind === 'audio' ? 'microphoneProblem' : 'cameraProblem']: 'unplugged' as const }
    await this.tell({ [kind === 'audio' ? 'microphone' : 'camera']: false, ...problem }).catch(() => undefined)
  }

  private async reopenCamera(): Promise<void> {
    if (!this.state.camera) return
    this.drop('video')
    const isOpen = (await this.obtain('video')) !== undefined
    if (!isOpen) await this.tell({ camera: false })
  }

  private drop(kind: Kind): void {
    const track = this.tracks.get(kind)
    if (kind === 'audio') this.stopMeasuring()
    if (track === undefined) return
    track.onended = null
    track.stop()
    this.tracks.delete(kind)
    this.stream.removeTrack(track)
  }

  private heard(level: number): void {
    const shown = this.state.microphone ? level : 0
    if (shown !== this.state.level) this.update({ level: shown })
  }

  private update(change: Partial<LocalMediaState>): void {
    this.observable.set({ ...this.state, ...change })
  }
}

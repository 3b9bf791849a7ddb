import { onAppShow, onAudioInterruptionBegin, onAudioInterruptionEnd } from '@tarojs/taro'
import type { Conference } from '../../services/emedia'
import { silent } from '../local-state'
import { Observable } from '../observable'
import type { DeviceProblem, Facing, LocalMedia, LocalMediaState, Quality } from '../types'
import type { PusherNews } from './codes'
import { type Permission, obtainPermission } from './permissions'
import { Publisher } from './publisher'
import type { Pusher } from './pusher'

/** What the live-pusher on the page is given, beside the switches. */
export interface PusherState {
  readonly url: string
  /** Grows with each address that is to be started, even if it is the same. */
  readonly turn: number
  /** The camera waits until the pusher runs. */
  readonly running: boolean
  readonly beauty: number
  readonly quality: Quality
}

const isAudience = (conference: Conference): boolean => conference.self.role === 1

/** Camera and microphone of a phone, which WeChat opens in a live-pusher of the page. */
export class WechatMedia implements LocalMedia {
  readonly pusher = new Observable<PusherState>({
    url: '',
    turn: 0,
    running: false,
    beauty: 5,
    quality: { width: 640, height: 360, kbps: 600 }
  })
  private readonly observable = new Observable<LocalMediaState>({ ...silent, canFlip: true })
  private conference: Conference | undefined
  private publisher: Publisher | undefined
  private mountedPusher: Pusher | undefined

  constructor() {
    onAudioInterruptionBegin(() => this.interrupt())
    onAudioInterruptionEnd(() => this.resume())
    onAppShow(() => this.resume())
  }

  get state(): LocalMediaState {
    return this.observable.value
  }

  onChange(listener: (state: LocalMediaState) => void): () => void {
    return this.observable.onChange(listener)
  }

  async setMicrophone(on: boolean): Promise<void> {
    const problem = on ? await this.permit('scope.record') : this.state.microphoneProblem
    await this.tell({ microphone: on && problem === undefined, microphoneProblem: problem })
  }

  async setCamera(on: boolean): Promise<void> {
    const problem = on ? await this.permit('scope.camera') : this.state.cameraProblem
    await this.tell({ camera: on && problem === undefined, cameraProblem: problem })
  }

  async flip(): Promise<void> {
    await this.mountedPusher?.switchCamera()
    this.setFacing(this.state.facing === 'front' ? 'back' : 'front')
  }

  setFacing(facing: Facing): void {
    this.update({ facing })
  }

  setQuality(quality: Quality): void {
    this.push({ quality })
  }

  setBeauty(beauty: number): void {
    this.push({ beauty })
  }

  async publish(conference: Conference): Promise<void> {
    this.conference = conference
    if (isAudience(conference)) {
      this.stop()
      this.release()
    } else if (this.publisher === undefined && this.hasSomething()) await this.begin(conference)
  }

  unpublish(): void {
    this.conference = undefined
    this.stop()
  }

  release(): void {
    this.update({ microphone: false, camera: false, interrupted: false })
  }

  async openSettings(): Promise<void> {
    // The button has opened them already, as WeChat wants it; what was changed there is read by the next switch.
  }

  consent(): void {
    this.update({ needsConsent: false })
  }

  /** A live-pusher is on the page: of the lobby, where nothing is sent, or with the address that is to be started. */
  mounted(pusher: Pusher, isPreview: boolean): void {
    this.mountedPusher = pusher
    if (isPreview) void pusher.startPreview().catch(() => undefined)
    else void this.publisher?.mounted(pusher)
  }

  /** It has left the page, or is to be started anew. An earlier page's may leave after the next one's has come. */
  unmounted(pusher: Pusher): void {
    if (this.mountedPusher !== pusher) return
    this.mountedPusher = undefined
    this.push({ running: false })
  }

  /** What the live-pusher says of itself. */
  heard(news: PusherNews | undefined): void {
    if (news === 'publishing') this.publisher?.publishing()
    if (news === 'over') this.publisher?.restart()
    if (news === 'interrupted') this.interrupt()
    if (news === 'camera-failed') void this.fail('camera')
    if (news === 'microphone-failed') void this.fail('microphone')
  }

  private hasSomething(): boolean {
    return this.state.microphone || this.state.camera
  }

  private async begin(conference: Conference): Promise<void> {
    const publisher = new Publisher(conference, {
      address: (url) => this.push({ url, turn: this.pusher.value.turn + 1, running: false }),
      started: () => {
        this.push({ running: true })
        this.update({ published: true })
        void this.announce().catch(() => undefined)
      }
    })
    this.publisher = publisher
    try {
      await publisher.open()
      await this.announce()
    } catch (error) {
      this.stop()
      throw error
    }
  }

  private stop(): void {
    this.publisher?.close()
    this.publisher = undefined
    this.push({ url: '', running: false })
    this.update({ published: false })
  }

  private async permit(scope: 'scope.camera' | 'scope.record'): Promise<DeviceProblem | undefined> {
    const permission: Permission = await obtainPermission(scope)
    this.update({ needsConsent: permission === 'needs-consent' })
    return permission === 'granted' ? undefined : 'refused'
  }

  private async fail(what: 'camera' | 'microphone'): Promise<void> {
    const change = what === 'camera' ? { camera: false, cameraProblem: 'failed' as const } : undefined
    await this.tell(change ?? { microphone: false, microphoneProblem: 'failed' }).catch(() => undefined)
  }

  /** Tells the view at once, then the others. */
  private async tell(change: Partial<LocalMediaState>): Promise<void> {
    this.update(change)
    const { conference } = this
    // Who uses a switch is not on the phone any more, whether WeChat said so or not.
    this.resume()
    if (this.publisher !== undefined) await this.announce()
    else if (conference !== undefined && !isAudience(conference) && this.hasSomething()) await this.begin(conference)
  }

  private async announce(): Promise<void> {
    const { microphone, camera } = this.state
    await this.publisher?.mute({ audioOff: !microphone, videoOff: !camera })
  }

  /** A call has taken the devices: the seat stays, and all comes back after it. */
  private interrupt(): void {
    if (this.publisher !== undefined) this.update({ interrupted: true })
  }

  private resume(): void {
    if (!this.state.interrupted) return
    this.update({ interrupted: false })
    void this.publisher?.resume()
  }

  private update(change: Partial<LocalMediaState>): void {
    this.observable.set({ ...this.state, ...change })
  }

  private push(change: Partial<PusherState>): void {
    this.pusher.set({ ...this.pusher.value, ...change })
  }
}

import { silent } from '../../../../src/platform/local-state'
import { Observable } from '../../../../src/platform/observable'
import type { DeviceProblem, Facing, LocalMedia, LocalMediaState } from '../../../../src/platform/types'
import type { Conference } from '../../../../src/services/emedia'

/** Camera and microphone that a test owns: they obey at once unless it holds them back, takes them away or refuses. */
export class ScriptedMedia implements LocalMedia {
  /** Every call, in order, such as `microphone on`. */
  readonly calls: string[] = []
  /** Set: why switching on does not work. */
  problem: DeviceProblem | undefined
  /** Set: what the server refuses switching and publishing with. */
  refusal: Error | undefined
  /** Set: switches wait for it. */
  gate: Promise<void> | undefined
  private readonly observable: Observable<LocalMediaState>

  constructor(state: Partial<LocalMediaState> = {}) {
    this.observable = new Observable({ ...silent, ...state })
  }

  get state(): LocalMediaState {
    return this.observable.value
  }

  onChange(listener: (state: LocalMediaState) => void): () => void {
    return this.observable.onChange(listener)
  }

  /** Something happens to the devices. */
  become(change: Partial<LocalMediaState>): void {
    this.observable.set({ ...this.state, ...change })
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.act(`microphone ${on ? 'on' : 'off'}`)
    if (on) this.become({ microphoneProblem: this.problem })
    if (!on || this.problem === undefined) this.become({ microphone: on })
  }

  async setCamera(on: boolean): Promise<void> {
    await this.act(`camera ${on ? 'on' : 'off'}`)
    if (on) this.become({ cameraProblem: this.problem })
    if (!on || this.problem === undefined) this.become({ camera: on })
  }

  async flip(): Promise<void> {
    await this.act('flip')
    this.become({ facing: this.state.facing === 'front' ? 'back' : 'front' })
  }

  setFacing(facing: Facing): void {
    this.become({ facing })
  }

  setQuality({ height }: { readonly height: number }): void {
    this.calls.push(`quality ${height}`)
  }

  setBeauty(level: number): void {
    this.calls.push(`beauty ${level}`)
  }

  async publish(conference: Conference): Promise<void> {
    await this.act(`publish ${conference.roomName}`)
    this.become({ published: true })
  }

  unpublish(): void {
    this.calls.push('unpublish')
    this.become({ published: false })
  }

  release(): void {
    this.calls.push('release')
    this.become({ microphone: false, camera: false })
  }

  openSettings(): Promise<void> {
    return this.act('open settings')
  }

  consent(): void {
    this.calls.push('consent')
    this.become({ needsConsent: false })
  }

  private async act(call: string): Promise<void> {
    this.calls.push(call)
    await this.gate
    if (this.refusal !== undefined) throw this.refusal
  }
}

import type { FromMedia, MediaSettings } from './messages'

type Failure = Pick<Extract<FromMedia, { type: 'failed' }>, 'text'> & Partial<Extract<FromMedia, { type: 'failed' }>>

/** Follows the media process through its starts: only the first one is waited for, and decides on the ports. */
export class Startup {
  private first: Promise<void> | undefined
  private settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined
  private ports: { readonly rtmp: number; readonly rtc: number }
  private ready = false

  constructor(settings: Pick<MediaSettings, 'rtmpPort' | 'rtcPort'>) {
    this.ports = { rtmp: settings.rtmpPort, rtc: settings.rtcPort }
  }

  get rtmpPort(): number {
    return this.ports.rtmp
  }

  get rtcPort(): number {
    return this.ports.rtc
  }

  /** Whether the process answers. */
  get running(): boolean {
    return this.ready
  }

  /** Resolves or rejects with the first start; repeated calls do not start again. */
  begin(start: () => void): Promise<void> {
    this.first ??= new Promise((resolve, reject) => {
      this.settle = { resolve, reject }
      start()
    })
    return this.first
  }

  /** Whether it was the first start that succeeded. */
  succeeded(rtmp: number, rtc: number): boolean {
    const { settle } = this
    this.settle = undefined
    this.ports = { rtmp, rtc }
    this.ready = true
    settle?.resolve()
    return settle !== undefined
  }

  /** Whether it was the first start that failed: then there is nobody to start again for. */
  failed({ code, port, text }: Failure): boolean {
    const { settle } = this
    this.settle = undefined
    settle?.reject(Object.assign(new Error(text), { code, port }))
    return settle !== undefined
  }

  lost(): void {
    this.ready = false
  }
}

import { act, render, renderHook } from '@testing-library/react'
import type { PropsWithChildren, ReactElement } from 'react'
import { WordsContext } from '../../../../src/components/words'
import { AppContext, type AppParts } from '../../../../src/hooks/app'
import { roomDictionaryOf } from '../../../../src/locales/room'
import type { StreamFigures } from '../../../../src/platform/figures/types'
import { onKey } from '../../../../src/platform/h5/page'
import { Observable } from '../../../../src/platform/observable'
import { timeOf } from '../../../../src/platform/reach'
import type { LocalMediaState, Platform, ScreenSize, Theme } from '../../../../src/platform/types'
import { createClient } from '../../../../src/services/emedia'
import { createSessionStore } from '../../../../src/store/session'
import { createSettingsStore } from '../../../../src/store/settings'
import { settle } from '../../../support/sdk/scripted-environment'
import { memoryStorage } from './memory-storage'
import { ScriptedMedia } from './scripted-media'
import { ScriptedServer } from './scripted-server'

export const words = roomDictionaryOf('en')

const phone: ScreenSize = { width: 375, height: 812, top: 0, title: 56, right: 0 }

export interface AppOptions {
  readonly kept?: Readonly<Record<string, string>>
  readonly media?: Partial<LocalMediaState>
  readonly platform?: Partial<Platform>
  readonly size?: Partial<ScreenSize>
}

/** The app's own stores, hooks and SDK in a place that a test owns. */
export class ScriptedApp {
  readonly server = new ScriptedServer()
  readonly theme = new Observable<Theme>('light')
  readonly blocked = new Observable(false)
  readonly media: ScriptedMedia
  readonly storage
  readonly copied: string[] = []
  readonly screenOn: boolean[] = []
  readonly parts: AppParts
  /** How the streams travel. */
  figures: readonly StreamFigures[] = []
  /** The time that the stores see, ms. */
  time = Date.now()

  constructor({ kept = {}, media = {}, platform = {}, size = {} }: AppOptions = {}) {
    this.media = new ScriptedMedia(media)
    this.storage = memoryStorage({ 'emeet.settings': JSON.stringify({ name: 'Anna', language: 'en' }), ...kept })
    const whole: Platform = { ...this.place({ ...phone, ...size }), ...platform }
    const settings = createSettingsStore(this.storage)
    const session = createSessionStore({
      connect: whole.connect,
      defaultHost: whole.defaultHost,
      settings,
      storage: this.storage,
      media: whole.media,
      receiveAhead: () => undefined,
      now: () => this.time
    })
    this.parts = { platform: whole, settings, session, fetchRoom: () => undefined }
  }

  readonly wrapper = ({ children }: PropsWithChildren) => (
    <AppContext.Provider value={this.parts}>
      <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
    </AppContext.Provider>
  )

  render(page: ReactElement) {
    return render(page, { wrapper: this.wrapper })
  }

  renderHook<Result>(hook: () => Result) {
    return renderHook(hook, { wrapper: this.wrapper })
  }

  /** Lets in whoever waits at the server's door. */
  async letIn(answer: object = {}): Promise<void> {
    await act(() => this.server.letIn(answer))
  }

  /** The server tells an event to the page. */
  async tell(event: object): Promise<void> {
    await act(async () => {
      this.server.tell(event)
      await settle()
    })
  }

  /** Enters a room before anything is rendered. */
  async enter(answer: object = {}, roomName = 'design', password = ''): Promise<void> {
    const joining = this.parts.session.getState().join(roomName, password)
    await this.server.letIn(answer)
    if (!(await joining)) throw new Error('the scripted server did not let anybody in')
  }

  private place(size: ScreenSize): Platform {
    const { blocked, theme } = this
    return {
      name: 'h5',
      connect: (options) => Promise.resolve(createClient(this.server.environment, options)),
      reach: (host) => timeOf(this.server.environment.http, host),
      whenIdle: () => () => undefined,
      warmUp: () => undefined,
      receiveAhead: () => undefined,
      defaultHost: 'https://meet.example',
      storage: this.storage,
      media: this.media,
      playback: {
        get blocked() {
          return blocked.value
        },
        onChange: (listener) => blocked.onChange(listener),
        unlock: () => blocked.set(false)
      },
      system: {
        language: () => 'en-GB',
        theme: () => theme.value,
        onThemeChange: (listener) => theme.onChange(listener)
      },
      screen: { size: () => size, onChange: () => () => undefined },
      copy: (text) => Promise.resolve(void this.copied.push(text)),
      keepScreenOn: (on) => void this.screenOn.push(on),
      onKey,
      probeMedia: () => Promise.resolve('passed'),
      figures: () => Promise.resolve(this.figures),
      traits: { beauty: false, shareCard: false, openSettings: false }
    }
  }
}

/** Lets everything that was begun come to rest, with the page following. */
export const rest = (): Promise<void> => act(settle)

/** jsdom has no media: playing is what its elements cannot even pretend. */
export function stubPlaying(): void {
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() => Promise.resolve())
}

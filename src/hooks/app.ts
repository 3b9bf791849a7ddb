import { createContext, useContext } from 'react'
import type { Platform } from '../platform/types'
import type { SessionStore } from '../store/session'
import type { SettingsStore } from '../store/settings'

/** What the whole app shares; made once, where it starts. */
export interface AppParts {
  readonly platform: Platform
  readonly settings: SettingsStore
  readonly session: SessionStore
  /** Fetches the room's page before it is opened. */
  readonly fetchRoom: () => void
}

export const AppContext = createContext<AppParts | undefined>(undefined)

export function useApp(): AppParts {
  const parts = useContext(AppContext)
  if (parts === undefined) throw new Error('no AppContext around this page')
  return parts
}

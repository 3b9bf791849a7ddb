import { type PropsWithChildren, useState } from 'react'
import './styles/tokens.css'
import './styles/base.css'
import './styles/buttons.css'
import './styles/fields.css'
import './styles/lists.css'
import './styles/controls.css'
import './styles/lobby.css'
import './styles/video.css'
import './styles/overlays.css'
import './styles/pages.css'
import { AppContext, type AppParts } from './hooks/app'
import { createPlatform } from './platform'
import { fetchRoom } from './room-ahead'
import { createSessionStore } from './store/session'
import { createSettingsStore } from './store/settings'

/** The root of both programs: makes what all pages share. Taro puts the page that is open into `children`. */
export default function App({ children }: PropsWithChildren) {
  const [parts] = useState(createParts)
  return <AppContext.Provider value={parts}>{children}</AppContext.Provider>
}

function createParts(): AppParts {
  const platform = createPlatform()
  const { connect, defaultHost, storage, media, screenShare, receiveAhead } = platform
  const settings = createSettingsStore(storage)
  const parts = { connect, defaultHost, settings, storage, media, screenShare, receiveAhead, now: () => Date.now() }
  const session = createSessionStore(parts)
  return { platform, settings, session, fetchRoom }
}

import { useLoad, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useStore } from 'zustand'
import { type Destination, readLink, readQuery } from '../store/invite-link'
import { useApp } from './app'
import { openRoom } from './navigation'
import { useFailureText } from './use-failure-text'

/** The front door: which room, and getting in. */
export function useLobby() {
  const { settings, session } = useApp()
  const { params } = useRouter()
  const { joining, failure, recent } = useStore(session)
  const name = useStore(settings, (state) => state.name)
  const door = useDoor(readQuery(params))
  const scanner = useScanner(door.goTo)
  const secret = usePassword(failure?.reason === 'wrong-password', door)
  const failureText = useFailureText(failure?.reason === 'wrong-password' ? undefined : failure)

  const enter = async (roomName: string, password: string): Promise<void> => {
    if (roomName.trim() === '' || settings.getState().name.trim() === '') return
    secret.setTried(password)
    if (await session.getState().join(roomName.trim(), password)) openRoom(roomName.trim())
  }

  return {
    ...door,
    name,
    password: secret.password,
    joining,
    recent,
    asksPassword: secret.isAsked,
    wrongPassword: secret.isWrong,
    failureText,
    setName: (value: string): void => settings.getState().change({ name: value }),
    setPassword: secret.setPassword,
    setRoomName: secret.setRoomName,
    join: () => void enter(door.roomName, secret.password),
    /** One tap returns, when the name is known. */
    revisit: (roomName: string) => {
      const password = roomName.trim() === door.roomName.trim() ? secret.password : ''
      secret.setRoomName(roomName)
      void enter(roomName, password)
    },
    ...scanner
  }
}

type Door = ReturnType<typeof useDoor>

/** A password belongs to one meeting: another name forgets it, and what the server said about it. */
function usePassword(isRefused: boolean, { roomName, needsPassword, setRoomName }: Door) {
  const { session } = useApp()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState('')
  return {
    password,
    setPassword,
    setTried,
    isAsked: needsPassword || isRefused,
    /** Until another one is typed. */
    isWrong: isRefused && password !== '' && password === tried,
    setRoomName: (wanted: string): void => {
      if (wanted.trim() !== roomName.trim()) {
        setPassword('')
        session.getState().forgetFailure()
      }
      setRoomName(wanted)
    }
  }
}

/** The room that is filled in: typed, or by an invitation. */
function useDoor(opened: Destination | undefined) {
  const { session } = useApp()
  const [roomName, setRoomName] = useState(opened?.kind === 'room' ? opened.name : '')
  const [invited, setInvited] = useState(opened?.kind === 'invite')
  const [needsPassword, setNeedsPassword] = useState(false)
  const [inviteId, setInviteId] = useState<string>()

  const goTo = async (destination: Destination): Promise<void> => {
    if (destination.kind === 'room') {
      setRoomName(destination.name)
      return
    }
    setInvited(true)
    const invite = await session.getState().readInvite(destination.id)
    setInvited(invite !== undefined)
    setInviteId(invite?.id)
    setRoomName(invite?.roomName ?? '')
    setNeedsPassword(invite?.needsPassword ?? false)
  }

  useLoad(() => {
    if (opened?.kind === 'invite') void goTo(opened)
  })

  return {
    roomName,
    setRoomName,
    invited,
    inviteId,
    needsPassword,
    goTo,
    chooseOther: () => {
      setInvited(false)
      setInviteId(undefined)
      setRoomName('')
      setNeedsPassword(false)
      session.getState().forgetFailure()
    }
  }
}

/** Reads the code of an invitation, where there is a scanner. */
function useScanner(goTo: (destination: Destination) => Promise<void>) {
  const { platform } = useApp()
  const [scanFailed, setScanFailed] = useState(false)
  const scan = async (): Promise<void> => {
    const text = await platform.scan?.().catch(() => undefined)
    if (text === undefined) return
    const destination = readLink(text)
    setScanFailed(destination === undefined)
    if (destination !== undefined) await goTo(destination)
  }
  return { scanFailed, canScan: platform.scan !== undefined, scan: () => void scan() }
}

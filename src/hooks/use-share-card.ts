import { useEffect, useRef } from 'react'
import { type Dictionary, dictionaryOf } from '../locales'
import { useApp } from './app'
import { useLook } from './use-look'

/** Where a card leads: to a room, or to the front door where there is none. */
export interface CardTarget {
  readonly roomName: string
  readonly inviteId: string | undefined
}

interface Card {
  readonly title: string
  readonly path: string
  readonly imageUrl?: string
}

/**
 * The card that WeChat sends to a chat, its picture drawn with the room's name. It carries the invitation, never the password.
 * @param target read when somebody shares
 * @param prepare is waited for, so that the target has its invitation; WeChat waits three seconds, then sends what it has
 */
export function useShareCard(
  target: CardTarget,
  prepare?: () => Promise<void>
): () => Card & { promise?: Promise<Card> } {
  const { drawCard } = useApp().platform
  const words = dictionaryOf(useLook().language)
  const latest = useRef({ target, prepare })
  useEffect(() => {
    latest.current = { target, prepare }
  })
  const complete = async (draw: NonNullable<typeof drawCard>): Promise<Card> => {
    await latest.current.prepare?.()
    const { target: ready } = latest.current
    const title = ready.roomName === '' ? words.app.name : ready.roomName
    const text = { title, app: words.app.name, invitation: words.invite.cardInvites }
    return { ...cardOf(ready, words), imageUrl: await draw(text) }
  }
  return () => {
    const card = cardOf(latest.current.target, words)
    return drawCard === undefined ? card : { ...card, promise: complete(drawCard).catch(() => card) }
  }
}

function cardOf({ roomName, inviteId }: CardTarget, { app, invite }: Dictionary): Card {
  const lobby = '/pages/lobby/index'
  if (roomName === '') return { title: app.name, path: lobby }
  const query = inviteId === undefined ? `room=${encodeURIComponent(roomName)}` : `invite=${inviteId}`
  return { title: invite.card(roomName), path: `${lobby}?${query}` }
}

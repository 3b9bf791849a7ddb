import { Moderation } from '../../protocol/social'
import type { Conference } from '../services/emedia'
import { chatActions } from './chat'
import type { RoomPort } from './room-port'
import type { Pending, RoomActions } from './room-state'
import type { SocialActions, SocialData } from './social-state'

/** What a conference knows of its social life, for the store. */
export const socialOf = ({ social }: Conference): SocialData => ({
  chat: social.chat,
  outgoing: [],
  unread: 0,
  isChatOpen: false,
  draft: '',
  question: undefined
})

type During = (what: Pending, act: () => Promise<void>) => Promise<void>

/** The actions of people with each other; `during` marks what is being waited for and tells refusals. */
export function socialActions(
  conference: Conference,
  port: RoomPort,
  during: During,
  devices: Pick<RoomActions, 'toggleMicrophone' | 'toggleCamera'>
): SocialActions {
  const { social } = conference
  return {
    ...chatActions(conference, port),
    raiseHand: (up) => during('hand', () => social.raiseHand(up)),
    lowerHands: () => during('hands', () => social.lowerHands()),
    moderate: (id, action) => during(`member:${id}`, () => social.moderate(id, action)),
    answer: async (yes) => {
      const { question, local } = port.get()
      port.set({ question: undefined })
      if (question === undefined || !yes) return
      const isOn = question.action === Moderation.ASK_TO_UNMUTE ? local.microphone : local.camera
      if (isOn) return
      await (question.action === Moderation.ASK_TO_UNMUTE ? devices.toggleMicrophone() : devices.toggleCamera())
    }
  }
}

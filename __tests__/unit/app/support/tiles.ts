import type { TileModel } from '../../../../src/components/stage'
import type { MemberModel } from '../../../../src/components/room/member-row'

export const tile = (id: string, more: Partial<TileModel> = {}): TileModel => ({
  id,
  memberId: id,
  kind: 'camera',
  name: id,
  isSelf: false,
  isAdmin: false,
  isAudience: false,
  microphone: true,
  camera: true,
  held: false,
  stream: undefined,
  speaking: false,
  interrupted: false,
  away: false,
  hand: undefined,
  ...more
})

export const member = (id: string, more: Partial<MemberModel> = {}): MemberModel => ({
  id,
  name: id,
  isSelf: false,
  role: 'talker',
  microphone: true,
  camera: true,
  hand: undefined,
  sharing: false,
  presence: 'here',
  ...more
})

/** Names of the drawings inside, such as `mic-off`. */
export const icons = (element: Element): string[] =>
  [...element.querySelectorAll('.ic')].map((icon) => /\bic-([\w-]+)/.exec(icon.getAttribute('class') ?? '')?.[1] ?? '')

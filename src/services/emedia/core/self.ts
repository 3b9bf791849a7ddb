import type { ReadEnterAnswer } from '../../../../protocol/parse/server-answers'
import { shortName } from '../../../../protocol/names'
import type { Seat } from './seat'
import type { Member } from './types'

/** Oneself, as far as one knows without being listed: not every server lists the member itself. */
export const selfMember = ({ ticket, nickName, ext, environment }: Seat, answer: ReadEnterAnswer): Member => ({
  id: answer.memId,
  name: shortName(ticket.memName),
  globalName: ticket.memName,
  nickName,
  role: answer.role,
  ext,
  isSelf: true,
  terminal: environment.terminal.type,
  hand: undefined,
  presence: 'here'
})

import type { Member } from '../services/emedia'

/** The name that people see. */
export const displayName = ({ nickName, name }: Pick<Member, 'nickName' | 'name'>): string =>
  nickName.trim() === '' ? name : nickName

import type { Timer } from '../model/effects'
import type { Command } from './command'

/** What happens to a conference when something was waited for in vain. */
export function commandAfter(timer: Timer): Command {
  switch (timer.type) {
    case 'grace':
      return { type: 'graceOver', sessId: timer.sessId }
    case 'media':
      return { type: 'mediaOver', streamId: timer.streamId }
    case 'empty':
      return { type: 'emptyOver' }
    case 'leaderless':
      return { type: 'leaderlessOver' }
  }
}

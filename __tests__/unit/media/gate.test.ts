import type { Authorize } from '../../../server/media/engine'
import { Gate } from '../../../server/media/embedded/gate'
import { signGrant } from '../../../server/security/grants'
import { playGrant, publishGrant } from '../../support/media/engine-under-test'

const KEY = Buffer.alloc(32, 1)

const gateWith = (authorize: Authorize) => new Gate(KEY, authorize)
const address = (grant = playGrant('stream')) => ({ streamId: 'stream', grant: signGrant(KEY, grant) })

describe('the gate', () => {
  it('lets in whoever has a grant for this and still has the right', async () => {
    await expect(gateWith(() => true).admit('play', address())).resolves.toMatchObject({
      grant: { memberId: 'player' }
    })
  })

  it.each([
    ['for the other purpose', address(publishGrant('stream'))],
    ['for another stream', address(playGrant('other'))]
  ])('asks nobody about a grant %s', async (_, shown) => {
    const authorize = jest.fn(() => true)
    await expect(gateWith(authorize).admit('play', shown)).resolves.toEqual({ refusal: 'foreign' })
    expect(authorize).not.toHaveBeenCalled()
  })

  it('refuses who has lost the right', async () => {
    await expect(gateWith(() => false).admit('play', address())).resolves.toEqual({ refusal: 'withdrawn' })
  })

  it.each([
    ['their member', { memberId: 'player' }, true],
    ['their stream', { streamId: 'stream' }, true],
    ['another member', { memberId: 'other' }, false],
    ['a peer', { peerId: 'peer' }, false]
  ])('between question and answer %s is disconnected: %j', async (_, target, refused) => {
    let answer: (allowed: boolean) => void = () => undefined
    const gate = gateWith(() => new Promise((resolve) => (answer = resolve)))
    const admission = gate.admit('play', address())
    answer(true)
    gate.withdraw(target)
    expect('refusal' in (await admission)).toBe(refused)
  })
})

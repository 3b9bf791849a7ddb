import { Seats } from '../../../server/media/embedded/seats'

const grant = { memberId: 'mia', streamId: 'camera' }

function player() {
  const part = jest.fn()
  return { part }
}

test('who plays one stream once too often loses the oldest connection, and nobody else does', () => {
  const seats = new Seats(2)
  const [other, first, second, third] = [player(), player(), player(), player()]
  seats.take({ ...grant, memberId: 'ada' }, other)
  seats.take({ ...grant, streamId: 'screen' }, other)
  for (const peer of [first, second, third]) seats.take(grant, peer)
  expect(first.part).toHaveBeenCalledTimes(1)
  for (const { part } of [other, second, third]) expect(part).not.toHaveBeenCalled()
})

test('a seat that was given back is free', () => {
  const seats = new Seats(1)
  const [first, second] = [player(), player()]
  const giveBack = seats.take(grant, first)
  giveBack()
  giveBack()
  seats.take(grant, second)
  expect(first.part).not.toHaveBeenCalled()
})

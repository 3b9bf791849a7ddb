import type { ServerEvent } from '../../../protocol/server-events'
import { Heartbeat } from '../../../server/socket/heartbeat'
import { Intake } from '../../../server/socket/intake'
import { MemberLink } from '../../../server/socket/member-link'
import { Outbox } from '../../../server/socket/outbox'

describe('the heartbeat', () => {
  const fakeSocket = () => ({
    pings: 0,
    terminated: false,
    ping() {
      this.pings += 1
    },
    terminate() {
      this.terminated = true
    }
  })

  test('pings whoever is there and drops whoever has been silent for long', () => {
    let now = 0
    const heartbeat = new Heartbeat(() => now)
    const [alive, silent, gone] = [fakeSocket(), fakeSocket(), fakeSocket()]
    for (const socket of [alive, silent, gone]) heartbeat.seen(socket)
    heartbeat.forget(gone)
    for (now = 20_000; now <= 80_000; now += 20_000) {
      heartbeat.beat()
      heartbeat.seen(alive)
    }
    heartbeat.close()
    expect([alive.terminated, silent.terminated, gone.terminated]).toEqual([false, true, false])
    expect([alive.pings, silent.pings, gone.pings]).toEqual([4, 3, 0])
  })
})

test('no event leaves before the answer to entering; those that belong to it come first', () => {
  const sent: Record<string, unknown>[] = []
  const socket = {
    bufferedAmount: 0,
    send: (text: string) => sent.push(JSON.parse(text) as Record<string, unknown>),
    terminate: () => undefined
  }
  const outbox = new Outbox(socket)
  const link = new MemberLink(outbox, () => undefined)
  const event = (cver: number): ServerEvent => ({ op: 303, cver, memId: 'M', pubSId: 'S' })
  link.send(event(2))
  outbox.send({ op: 1001 })
  link.entered('SS', [event(1)])
  link.send(event(3))
  expect(sent.map(({ op, cver, sessId }) => [op, cver, sessId])).toEqual([
    [1001, undefined, undefined],
    [303, 1, 'SS'],
    [303, 2, 'SS'],
    [303, 3, 'SS']
  ])
})

describe('the intake', () => {
  test('admits a burst, then refuses, then cuts', () => {
    const intake = new Intake(() => 0)
    const words = Array.from({ length: 1000 }, () => intake.admit())
    expect(words.slice(0, 300)).toEqual(Array(300).fill('yes'))
    expect(words.slice(300, 800)).toEqual(Array(500).fill('no'))
    expect(words.slice(800)).toEqual(Array(200).fill('cut'))
  })

  test('keeps only so many operations under way, and takes more when some have ended', async () => {
    const intake = new Intake()
    let finish: () => void = () => undefined
    const end = new Promise<void>((resolve) => (finish = resolve))
    const underWay = Array.from({ length: 64 }, () => intake.run(() => end))
    await expect(intake.run(() => end)).rejects.toThrow('too-many')
    finish()
    await Promise.all(underWay)
    await expect(intake.run(() => Promise.resolve(1))).resolves.toBe(1)
  })
})

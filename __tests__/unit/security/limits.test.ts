import { callerOf } from '../../../server/security/caller'
import { hashPassword, isPassword } from '../../../server/security/passwords'
import { RateLimit } from '../../../server/security/rate-limit'

describe('rate limits', () => {
  let now = 0
  const limit = () => new RateLimit({ burst: 3, perSecond: 1 }, () => now)
  beforeEach(() => {
    now = 0
  })

  test('give a burst, then so many a second, for each key by itself', () => {
    const rate = limit()
    for (let count = 0; count < 3; count++) rate.take('a')
    expect(() => rate.take('a')).toThrow('too-many')
    rate.take('b')
    now += 1000
    rate.take('a')
    expect(() => rate.take('a')).toThrow('too-many')
    now += 3_600_000
    for (let count = 0; count < 3; count++) rate.take('a')
    expect(() => rate.take('a')).toThrow('too-many')
  })

  test('guard counts only the failures that it is told of', async () => {
    const rate = limit()
    const fail = (message: string) =>
      rate.guard(
        'a',
        (error) => (error as Error).message === 'wrong',
        () => {
          throw new Error(message)
        }
      )
    for (let count = 0; count < 5; count++) {
      await rate.guard(
        'a',
        () => true,
        () => 1
      )
      await expect(fail('other')).rejects.toThrow('other')
    }
    for (let count = 0; count < 3; count++) await expect(fail('wrong')).rejects.toThrow('wrong')
    await expect(fail('wrong')).rejects.toThrow('too-many')
  })

  test('guesses that are made at the same time count all the same', async () => {
    const rate = limit()
    let tried = 0
    const guess = () =>
      rate.guard(
        'a',
        () => true,
        async () => {
          tried += 1
          await Promise.resolve()
          throw new Error('wrong')
        }
      )
    await Promise.allSettled(Array.from({ length: 20 }, guess))
    expect(tried).toBe(3)
  })

  test('a clock that is set back opens nothing and locks nobody out', () => {
    const rate = limit()
    now = 10_000
    for (let count = 0; count < 3; count++) rate.take('a')
    now = 0
    expect(() => rate.take('a')).toThrow('too-many')
    now = 1000
    rate.take('a')
  })
})

describe('passwords', () => {
  test('are known again by their hash, and never the same hash twice', async () => {
    const [first, second] = [await hashPassword('pässword'), await hashPassword('pässword')]
    expect(first).not.toBe(second)
    expect(await isPassword('pässword', first)).toBe(true)
    expect(await isPassword('pa\u0308ssword', first)).toBe(true)
    expect(await isPassword('password', first)).toBe(false)
  })

  test.each(['', 'x', 'scrypt$1', 'plain$16384$8$1$c2FsdA$a2V5'])('never fit the hash "%s"', async (hash) => {
    expect(await isPassword('', hash)).toBe(false)
  })
})

describe('who calls', () => {
  const request = (headers: Record<string, string>) => ({ headers, socket: { remoteAddress: '::ffff:10.0.0.1' } })
  const direct = { publicUrl: undefined, trustedProxies: 0 }

  test('is what the connection says; what is forwarded counts only behind a proxy', () => {
    const forged = { host: 'm.example', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' }
    expect(callerOf(request(forged), direct)).toEqual({ ip: '10.0.0.1', origin: 'http://m.example' })
    expect(callerOf(request(forged), { ...direct, trustedProxies: 1 })).toEqual({
      ip: '1.2.3.4',
      origin: 'https://m.example'
    })
  })

  test('is not what the client itself put in front of the list', () => {
    const headers = { host: 'm', 'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.1.1.1' }
    expect(callerOf(request(headers), { ...direct, trustedProxies: 1 }).ip).toBe('10.1.1.1')
    expect(callerOf(request(headers), { ...direct, trustedProxies: 2 }).ip).toBe('1.2.3.4')
  })

  test.each([
    ['M.Example:80', 'http://m.example'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['a b', 'http://localhost'],
    ['x/../y', 'http://localhost'],
    ['u@h', 'http://localhost'],
    ['', 'http://localhost']
  ])('came to us by the name "%s": %s', (host, origin) => {
    expect(callerOf(request({ host }), direct).origin).toBe(origin)
  })

  test('came to us by the public name, if there is one', () => {
    const publicUrl = 'https://meet.example.com'
    expect(callerOf(request({ host: 'evil' }), { ...direct, publicUrl }).origin).toBe(publicUrl)
  })
})

import { SPEAKING } from '../../../protocol/speaking'
import { enterScripted, wireMember, wireStream } from '../../support/sdk/scripted-conference'

/** A conference with Ben, who sends a camera, and what it tells of who speaks. */
async function enter() {
  const { environment, conference } = await enterScripted({
    mems: [wireMember('ME'), wireMember('Ben')],
    streams: [wireStream('cam', 'Ben')]
  })
  const told: unknown[] = []
  conference.on('speaking', (speakers) => void told.push(speakers))
  const tell = (event: object): void => environment.socket.say({ sessId: 'S1', ...event })
  return { environment, told, tell, speak: (...streams: object[]) => tell({ op: SPEAKING, streams }) }
}

const ceased = { streamId: 'cam', memberId: 'Ben', level: 0 }
const ben = { streamId: 'cam', memberId: 'Ben', level: expect.closeTo(0.1) as number }

test('who speaks is told each time with how loud, and who has ceased once', async () => {
  const { told, speak } = await enter()
  speak({ streamId: 'cam', level: 20 })
  speak({ streamId: 'cam', level: 20 })
  speak()
  speak()
  expect(told).toEqual([[ben], [ben], [ceased]])
})

test('one’s own stream, and one that is not known, are not told', async () => {
  const { told, speak } = await enter()
  speak({ streamId: 'mine', level: 20 }, { streamId: 'cam', level: 20 })
  speak({ streamId: 'mine', level: 20 })
  expect(told).toEqual([[ben], [ceased]])
})

test.each([
  ['is muted', { op: 400, cver: 11, memId: 'Ben', streamId: 'cam', voff: 0, aoff: 1, sver: 1 }],
  ['is gone', { op: 303, cver: 11, memId: 'Ben', pubSId: 'cam' }]
])('whoever %s speaks no more, whatever comes late', async (_, event) => {
  const { told, tell, speak } = await enter()
  speak({ streamId: 'cam', level: 20 })
  tell(event)
  speak({ streamId: 'cam', level: 20 })
  expect(told).toEqual([[ben], [ceased]])
})

test('without a connection nobody is heard', async () => {
  const { environment, told, speak } = await enter()
  speak({ streamId: 'cam', level: 20 })
  environment.socket.lose()
  await environment.pass(1000)
  expect(told).toEqual([[ben], [ceased]])
})

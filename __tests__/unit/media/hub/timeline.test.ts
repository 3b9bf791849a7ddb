import fc from 'fast-check'
import { Timeline } from '../../../../server/media/embedded/hub/timeline'

describe('the timeline of a stream', () => {
  it('begins at 0 wherever the publisher begins', () => {
    const timeline = new Timeline(() => 0)
    expect([timeline.map('video', 123_456), timeline.map('audio', 123_460)]).toEqual([0, 4])
  })

  it('takes a leap for a new count and goes on', () => {
    let now = 0
    const timeline = new Timeline(() => now)
    timeline.map('video', 0)
    timeline.map('video', 1000)
    now = 40
    expect(timeline.map('video', 4_000_000)).toBe(1040)
    expect(timeline.map('video', 4_000_040)).toBe(1080)
  })

  it('never goes back within a type, whatever the publisher stamps and however often it comes anew', () => {
    const stamp = fc.record({
      type: fc.constantFrom('audio', 'video'),
      timestamp: fc.oneof(fc.nat(20_000), fc.nat(0xffffffff)),
      passed: fc.nat(1000),
      anew: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(stamp, { maxLength: 50 }), (stamps) => {
        let now = 0
        const last = { audio: 0, video: 0, script: 0 }
        const timeline = new Timeline(() => now)
        for (const { type, timestamp, passed, anew } of stamps) {
          now += passed
          if (anew) timeline.begin()
          const mapped = timeline.map(type, timestamp)
          expect(mapped).toBeGreaterThanOrEqual(last[type])
          last[type] = mapped
        }
      })
    )
  })
})

import { MIX_STREAM } from '../../protocol/mix'
import type { EmbeddedEngine } from '../../server/media/embedded/engine'
import { beepToBrowsers } from './browsers'
import { grantFor, HOST } from './grants'
import { Hearer } from './hearer'
import { beeps, Speaker } from './speaker'

const CONFERENCE = 'beeps'
const STREAM = 'beeps'
/** Milliseconds that the same beep may be apart. */
const NEAR = { before: 100, after: 900 }
const BEEPS = beeps()

interface Heard {
  beeps(): number[]
}

/** Somebody who beeps into a conference of his own, heard directly and in the mix, by a phone and by a browser. */
export async function beep(engine: EmbeddedEngine) {
  const url = engine.publishUrl(grantFor('publish', CONFERENCE, STREAM, 'beeper'), HOST)
  const speaker = await Speaker.begin(engine.rtmpPort, url, BEEPS)
  const byPhone = (id: string): Promise<Hearer> =>
    Hearer.begin(engine.rtmpPort, engine.playUrl(grantFor('play', CONFERENCE, id, 'phone'), HOST))
  const phone = [await byPhone(STREAM), await byPhone(MIX_STREAM)] as const
  const web = beepToBrowsers(BEEPS)
  return {
    /** How much later each beep was heard in the mix than in the stream itself, in ms, from the quickest on. */
    end: (): { readonly phone: readonly number[]; readonly web: readonly number[] } => {
      const delays = { phone: delaysOf(...phone), web: delaysOf(web.direct, web.mixed) }
      for (const each of [speaker, ...phone, web]) each.end()
      return delays
    }
  }
}

function delaysOf(direct: Heard, mixed: Heard): number[] {
  const late = mixed.beeps()
  const found = direct.beeps().flatMap((at) => {
    const same = late.find((mix) => mix > at - NEAR.before && mix < at + NEAR.after)
    return same === undefined ? [] : [same - at]
  })
  return found.sort((one, other) => one - other)
}

import { TOKEN } from '../../../../protocol/parse/fields'
import type { Api, Body } from '../core/api'
import { expectText } from '../core/check'
import { EmediaError } from '../core/error'

const readAddress = ({ fields }: Body): string => fields.text('rtmp', TOKEN)

/** Addresses for live-pusher and live-player, from the place that the server named on entering. */
export class RtmpAddresses {
  constructor(
    private readonly api: Api,
    private readonly useUrl: () => string | undefined
  ) {}

  async publish(rtcId: string): Promise<string> {
    return this.ask({ op: 'pubS', rtcId: expectText(rtcId, 'rtcId') })
  }

  async play(streamId: string): Promise<string> {
    return this.ask({ op: 'subS', streamId: expectText(streamId, 'streamId') })
  }

  private ask(body: object): Promise<string> {
    const url = this.useUrl()
    if (url === undefined) throw EmediaError.of('unsupported')
    return this.api.postTo(url, body, readAddress)
  }
}

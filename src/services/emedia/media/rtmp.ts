import { TOKEN } from '../../../../protocol/parse/fields'
import type { Api, Body } from '../core/api'
import { type CallOptions, signalOf } from '../core/call-options'
import { expectText, mistake } from '../core/check'
import { EmediaError } from '../core/error'

const readAddress = ({ fields }: Body): string => fields.text('rtmp', TOKEN)

/** Addresses for live-pusher and live-player, from the place that the server named on entering. */
export class RtmpAddresses {
  constructor(
    private readonly api: Api,
    private readonly useUrl: () => string | undefined
  ) {}

  async publish(rtcId: string, options?: CallOptions): Promise<string> {
    return this.ask({ op: 'pubS', rtcId: expectText(rtcId, 'rtcId') }, options)
  }

  /** @param only the sound or the pictures alone; both if left out */
  async play(streamId: string, only?: 'audio' | 'video', options?: CallOptions): Promise<string> {
    if (![undefined, 'audio', 'video'].includes(only)) throw mistake('only', 'audio, video or nothing', only)
    return this.ask({ op: 'subS', streamId: expectText(streamId, 'streamId'), only }, options)
  }

  private ask(body: object, options: CallOptions | undefined): Promise<string> {
    const url = this.useUrl()
    if (url === undefined) throw EmediaError.of('unsupported')
    return this.api.postTo(url, body, readAddress, signalOf(options))
  }
}

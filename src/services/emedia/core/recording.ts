import { Op } from '../../../../protocol/ops'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import { RECORDING } from '../../../../protocol/recording'
import { type ReadRecording, parseRecordings } from '../../../../protocol/parse/recordings'
import type { Api } from './api'
import { type CallOptions, signalOf } from './call-options'
import { expectFlag, expectText } from './check'
import type { Emitter } from './emitter'
import { EmediaError } from './error'
import type { Recording, RecordingChange } from './recording-types'
import type { Session } from './session'
import type { ConferenceEvents } from './types'

/** The recording of the conference that one is in, and the recordings that there are. */
export class ConferenceRecording implements Recording {
  private running = 0

  constructor(
    private readonly session: Session,
    private readonly api: Api,
    private readonly roleToken: () => string | undefined,
    private readonly emitter: Emitter<ConferenceEvents>
  ) {}

  get since(): number {
    return this.running
  }

  /** From the answer to an enter. */
  remember(since: number): void {
    this.change({ since, by: undefined, fault: undefined })
  }

  async set(on: boolean, options?: CallOptions): Promise<void> {
    expectFlag(on, 'on')
    await this.session.request({ op: Op.RECORD, flag: on ? 1 : 0 }, { signal: signalOf(options) })
  }

  async list(options?: CallOptions): Promise<readonly ReadRecording[]> {
    const signal = signalOf(options)
    return this.api.bearing(this.token(), 'GET', '/api/recordings', ({ fields }) => parseRecordings(fields), signal)
  }

  async remove(id: string, options?: CallOptions): Promise<void> {
    await this.api.bearing(this.token(), 'DELETE', pathOf(id), done, signalOf(options))
  }

  async makeFilm(id: string, options?: CallOptions): Promise<void> {
    await this.api.bearing(this.token(), 'POST', `${pathOf(id)}/film`, done, signalOf(options))
  }

  event(event: EventMessage): void {
    if (event.op === RECORDING) this.change({ since: event.since, by: event.by, fault: event.fault })
  }

  private change(change: RecordingChange): void {
    if (change.since === this.running && change.fault === undefined) return
    this.running = change.since
    this.emitter.emit('recordingChanged', change)
  }

  private token(): string {
    const roleToken = this.roleToken()
    if (roleToken === undefined) throw EmediaError.of('not-permitted')
    return roleToken
  }
}

const done = (): void => undefined

const pathOf = (id: string): string => `/api/recordings/${encodeURIComponent(expectText(id, 'id'))}`

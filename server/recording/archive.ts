import { EventEmitter } from 'node:events'
import { rmSync } from 'node:fs'
import type { RecordingFault } from '../../protocol/recording'
import type { Recorder, RecorderNews } from '../conference/contract'
import type { RecordingOrder } from '../conference/model/recording'
import type { FileOutcome, StreamRecorder } from '../media/recorder'
import * as changes from './changes'
import type { Collection } from './collection'
import { fileName, type Manifest, newManifest } from './manifest'

export interface ArchiveOptions {
  readonly collection: Collection
  readonly streams: StreamRecorder
  /** There may be something to finish. */
  readonly changed: () => void
  /** Whether the disk has room for more. */
  readonly isEnough: () => boolean
  readonly log: { error(details: object, sentence: string): void }
  readonly now?: () => number
}

interface OpenFile {
  readonly recordingId: string
  readonly name: string
}

/** Carries out what conferences want recorded: files in the media process, and a manifest that says what they are. */
export class Archive implements Recorder {
  readonly events = new EventEmitter<RecorderNews>()
  /** Recordings that a conference has asked for and not ended. */
  private readonly running = new Set<string>()
  /** Files that are being written, by path. */
  private readonly open = new Map<string, OpenFile>()
  private readonly now: () => number
  private readonly unfollow: () => void

  constructor(private readonly options: ArchiveOptions) {
    this.now = options.now ?? Date.now
    for (const manifest of options.collection.all) this.keep(changes.brokenOff(manifest), manifest)
    this.unfollow = this.follow()
  }

  isRunning(id: string): boolean {
    return this.running.has(id)
  }

  carryOut(order: RecordingOrder): void {
    try {
      this.act(order)
    } catch (error) {
      const id = order.type === 'begin' ? order.recording.id : order.recordingId
      this.options.log.error({ err: error, recording: id }, 'A recording cannot be written.')
      setImmediate(() => this.fail(id, 'unwritable'))
    }
  }

  /** To be called when all conferences are back that survived a crash: what none of them goes on with is over. */
  settle(): void {
    for (const manifest of this.options.collection.all) {
      if (manifest.endedAt !== null || this.running.has(manifest.id)) continue
      const last = Math.max(
        manifest.startedAt,
        ...manifest.files.map((file) => (file.startedAt ?? 0) + file.durationMs)
      )
      this.keep(changes.ended(manifest, last, 'interrupted'), manifest)
    }
    this.options.changed()
  }

  /** Ends everything that is being recorded, and tells the conferences why. */
  stopAll(fault: RecordingFault): void {
    for (const id of [...this.running]) this.fail(id, fault)
  }

  close(): void {
    this.unfollow()
  }

  private act(order: RecordingOrder): void {
    if (order.type === 'begin') return this.begin(order)
    const manifest = this.options.collection.find(order.recordingId)
    if (manifest === undefined || !this.running.has(manifest.id)) return
    switch (order.type) {
      case 'joined':
        return this.keep(changes.withMember(manifest, order.member, this.now()), manifest)
      case 'left':
        return this.keep(changes.withoutMember(manifest, order.memId, this.now()), manifest)
      case 'stream':
        return this.write(manifest, order)
      case 'streamEnded':
        return this.stop(manifest, ({ streamId }) => streamId === order.streamId)
      case 'end':
        return this.end(manifest, null)
    }
  }

  private begin({ recording, conference }: Extract<RecordingOrder, { type: 'begin' }>): void {
    const { collection } = this.options
    const known = collection.find(recording.id)
    this.running.add(recording.id)
    const fresh = known ?? newManifest(recording.id, recording.since, conference)
    collection.put({ ...fresh, endedAt: null })
    if (!this.options.isEnough()) setImmediate(() => this.fail(recording.id, 'disk-full'))
  }

  private write(manifest: Manifest, order: Extract<RecordingOrder, { type: 'stream' }>): void {
    const { collection, streams } = this.options
    const file = changes.newFile(manifest, order, this.now())
    const path = collection.path(manifest, fileName(file))
    this.open.set(path, { recordingId: manifest.id, name: file.name })
    collection.put(changes.withFile(manifest, file))
    streams.record(order.streamId, path)
  }

  private stop(manifest: Manifest, isMeant: (file: Manifest['files'][number]) => boolean): void {
    for (const file of manifest.files) {
      const isOpen = file.status === 'recording' && isMeant(file)
      if (isOpen) this.options.streams.stopRecording(this.options.collection.path(manifest, fileName(file)))
    }
  }

  private end(manifest: Manifest, fault: RecordingFault | null): void {
    this.running.delete(manifest.id)
    this.keep(changes.ended(manifest, this.now(), fault), manifest)
    this.stop(manifest, () => true)
    this.options.changed()
  }

  /** The conference is told, and nothing more is taken for this recording. */
  private fail(id: string, fault: RecordingFault): void {
    const manifest = this.options.collection.find(id)
    if (manifest === undefined || !this.running.has(id)) return
    this.end(manifest, fault)
    this.events.emit('failed', id, manifest.conferenceId, fault)
  }

  private follow(): () => void {
    const { recordings } = this.options.streams
    const began = (path: string, startedAt: number): void => this.began(path, startedAt)
    const over = (path: string, outcome: FileOutcome): void => this.over(path, outcome)
    const lost = (): void => this.lost()
    recordings.on('began', began).on('ended', over).on('lost', lost)
    return () => void recordings.off('began', began).off('ended', over).off('lost', lost)
  }

  private began(path: string, startedAt: number): void {
    const file = this.open.get(path)
    const manifest = file && this.options.collection.find(file.recordingId)
    if (file !== undefined && manifest !== undefined) {
      this.keep(changes.changeFile(manifest, file.name, { startedAt }), manifest)
    }
  }

  private over(path: string, outcome: FileOutcome): void {
    const file = this.open.get(path)
    this.open.delete(path)
    const manifest = file && this.options.collection.find(file.recordingId)
    if (file === undefined || manifest === undefined) return
    const isEmpty = manifest.files.some(({ name, startedAt }) => name === file.name && startedAt === null)
    if (isEmpty) rmSync(path, { force: true })
    this.keep(
      isEmpty ? changes.withoutFile(manifest, file.name) : changes.written(manifest, file.name, outcome),
      manifest
    )
    if (outcome.fault !== null) this.fail(manifest.id, outcome.fault)
    this.options.changed()
  }

  private lost(): void {
    this.open.clear()
    for (const manifest of this.options.collection.all) this.keep(changes.brokenOff(manifest), manifest)
    this.options.changed()
  }

  private keep(next: Manifest, before: Manifest): void {
    if (JSON.stringify(next) !== JSON.stringify(before)) this.options.collection.keep(next)
  }
}

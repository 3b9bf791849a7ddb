import { statSync } from 'node:fs'
import { Mp4Writer } from '../mp4-writer'
import type { Remuxed } from '../remux'
import { clipsOf } from './clips'
import type { ClipRequest } from './clip'
import { Graph } from './graph'
import { PictureEncoder } from './picture-encoder'
import { pictureGraph } from './picture-graph'
import { SoundTrack } from './sound-track'
import { durationOf, FRAME_RATE, type Segment, segmentsOf } from './timeline'

export interface FilmRequest {
  readonly clips: readonly ClipRequest[]
  /** The MP4 to be made. */
  readonly to: string
  /** Of the font that names are written in. */
  readonly fontPath: string
}

/** Tells how much is made, from 0 to 1; the film goes on when it has settled. */
export type Progress = (done: number) => Promise<void>

/**
 * Makes one film of a whole meeting: everybody's picture in a grid that follows who comes and goes, and all voices.
 *
 * @returns undefined when there is nothing to see or to hear
 * @throws when it cannot be written
 */
export async function makeFilm({ clips, to, fontPath }: FilmRequest, progress: Progress): Promise<Remuxed | undefined> {
  const found = clipsOf(clips)
  const segments = segmentsOf(found)
  const total = segments.reduce((sum, { frames }) => sum + frames, 0)
  if (total === 0) return undefined
  const cut = new Cutting(to, new SoundTrack(found, durationOf(found)))
  let done = 0
  for (const segment of segments) {
    for (const frames of cut.segment(pictureGraph(segment, fontPath), segment)) {
      done += frames
      await progress(done / total)
    }
  }
  cut.close()
  return { durationMs: Math.round((total * 1000) / FRAME_RATE), bytes: statSync(to).size, audio: true, video: true }
}

/** The film as far as it is made. */
class Cutting {
  private readonly pictures = new PictureEncoder()
  private readonly writer: Mp4Writer
  private frames = 0

  constructor(
    path: string,
    private readonly sound: SoundTrack
  ) {
    this.writer = new Mp4Writer(path, { video: this.pictures.track, audio: sound.track })
  }

  /** Adds a segment; gives the number of pictures now and then. */
  *segment(description: string, { frames }: Segment): Generator<number> {
    const graph = new Graph(description, 'video')
    for (let count = 1; count <= frames; count += 1) {
      const frame = graph.next()
      if (frame === undefined) throw new Error(`a segment has ended after ${count - 1} of ${frames} pictures`)
      this.pictures.encode(frame, (sample) => this.writer.write('video', sample))
      this.frames += 1
      if (count % FRAME_RATE === 0) yield this.soundSoFar(FRAME_RATE)
    }
    graph.close()
    yield this.soundSoFar(frames % FRAME_RATE)
  }

  close(): void {
    this.pictures.flush((sample) => this.writer.write('video', sample))
    this.soundSoFar(0)
    this.writer.close()
    this.pictures.close()
    this.sound.close()
  }

  private soundSoFar(frames: number): number {
    this.sound.advance((this.frames * 1000) / FRAME_RATE, (sample) => this.writer.write('audio', sample))
    return frames
  }
}

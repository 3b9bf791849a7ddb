import { Filter, FilterGraph, FilterInOut, Frame, type FilterContext } from 'node-av/lib'
import { check, found } from '../../embedded/codec/native'

/** A filter graph that makes its own pictures or sounds, and the frames that come out of its pad `out`. */
export class Graph {
  private readonly graph = new FilterGraph()
  private readonly frame = new Frame()
  private readonly sink: FilterContext

  /**
   * @param kind of what comes out
   * @throws when the description is wrong, or a file in it cannot be read
   */
  constructor(description: string, kind: 'video' | 'audio') {
    this.graph.alloc()
    // One core at most is what films may take.
    this.graph.nbThreads = 1
    const name = kind === 'video' ? 'buffersink' : 'abuffersink'
    this.sink = found(this.graph.createFilter(found(Filter.getByName(name), name), 'sink'), name)
    const out = new FilterInOut()
    out.alloc()
    out.name = 'out'
    out.filterCtx = this.sink
    out.padIdx = 0
    check(this.graph.parse(description, out, null), 'understanding a filter graph')
    check(this.graph.configSync(), 'setting up a filter graph')
    this.frame.alloc()
  }

  /** The next frame, good until the next call; undefined at the end. */
  next(): Frame | undefined {
    this.frame.unref()
    return this.sink.buffersinkGetFrameSync(this.frame) < 0 ? undefined : this.frame
  }

  close(): void {
    this.frame.free()
    this.graph.free()
  }
}

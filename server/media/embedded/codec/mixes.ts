import type { FromCodec, ToMix } from './messages'
import { Mix } from './mix'

/** All mixes of the codec process. */
export class Mixes {
  private readonly mixes = new Map<number, Mix>()

  constructor(private readonly send: (message: FromCodec) => void) {}

  receive(message: ToMix): void {
    const { id } = message
    if (message.type === 'openMix') {
      this.mixes.set(id, new Mix(message, (told) => this.send({ ...told, id })))
      return
    }
    const mix = this.mixes.get(id)
    switch (message.type) {
      case 'addSource':
        return mix?.addSource(message.source, message)
      case 'removeSource':
        return mix?.removeSource(message.source)
      case 'addOutput':
        return mix?.addOutput(message.output, message)
      case 'removeOutput':
        return mix?.removeOutput(message.output)
      case 'sound':
        for (const { source, ...frame } of message.pieces) mix?.push(source, frame)
    }
  }

  /** Does nothing when there is no such mix. */
  close(id: number): void {
    this.mixes.get(id)?.close()
    this.mixes.delete(id)
  }
}

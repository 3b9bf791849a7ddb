import type { Layer } from '../../hub/frame'
import { readExtension } from '../rtp/extension'
import type { ChosenLayers } from '../sdp/layers'

const FIXED_HEADER = 12

/** Tells to which layer a packet belongs. Packets say it themselves until the sender has seen that it was understood. */
export class LayerNames {
  private readonly sources: Partial<Record<Layer, number>> = {}

  constructor(private readonly layers: ChosenLayers) {}

  layerOf(datagram: Buffer): Layer | undefined {
    if (datagram.length < FIXED_HEADER) return undefined
    const source = datagram.readUInt32BE(8)
    if (source === this.sources.large) return 'large'
    if (source === this.sources.small) return 'small'
    const named = this.named(readExtension(datagram, this.layers.nameId)?.toString('latin1'))
    if (named !== undefined) this.sources[named] = source
    return named
  }

  private named(name: string | undefined): Layer | undefined {
    if (name === this.layers.large) return 'large'
    return name === this.layers.small ? 'small' : undefined
  }
}

import { Marker, type AmfObject, type AmfValue } from './amf0-value'
import { ProtocolError } from './protocol-error'

/** Commands nest two or three levels deep. */
const MAX_DEPTH = 8

/**
 * All values of a command message.
 *
 * @throws ProtocolError when the bytes are cut short, nested too deep or of a type that RTMP has no use for.
 */
export function decodeAmf(bytes: Buffer): AmfValue[] {
  const decoder = new Decoder(bytes)
  const values: AmfValue[] = []
  while (!decoder.done) values.push(decoder.value(0))
  return values
}

class Decoder {
  private offset = 0

  constructor(private readonly bytes: Buffer) {}

  get done(): boolean {
    return this.offset >= this.bytes.length
  }

  value(depth: number): AmfValue {
    if (depth > MAX_DEPTH) throw new ProtocolError('AMF values are nested too deep')
    const marker = this.take(1).readUInt8()
    switch (marker) {
      case Marker.NUMBER:
        return this.take(8).readDoubleBE()
      case Marker.BOOLEAN:
        return this.take(1).readUInt8() !== 0
      case Marker.STRING:
        return this.text(this.short())
      case Marker.LONG_STRING:
        return this.text(this.long())
      case Marker.NULL:
        return null
      case Marker.UNDEFINED:
        return undefined
      case Marker.DATE:
        return this.date()
      case Marker.ECMA_ARRAY:
        // The count in front is only a hint; writers of live streams leave it 0.
        this.take(4)
        return this.object(depth)
      case Marker.OBJECT:
        return this.object(depth)
      case Marker.STRICT_ARRAY:
        return this.array(depth)
      default:
        throw new ProtocolError(`AMF type ${marker} is not understood`)
    }
  }

  private object(depth: number): AmfObject {
    const entries: [string, AmfValue][] = []
    for (;;) {
      const key = this.text(this.short())
      if (key === '' && this.bytes[this.offset] === Marker.OBJECT_END) {
        this.offset += 1
        // Not by assignment: a key named __proto__ must stay a key.
        return Object.fromEntries(entries)
      }
      entries.push([key, this.value(depth + 1)])
    }
  }

  private array(depth: number): AmfValue[] {
    const count = this.long()
    if (count > this.bytes.length - this.offset) throw new ProtocolError('AMF array is cut short')
    return Array.from({ length: count }, () => this.value(depth + 1))
  }

  private date(): number {
    const milliseconds = this.take(8).readDoubleBE()
    this.take(2)
    return milliseconds
  }

  private short(): number {
    return this.take(2).readUInt16BE()
  }

  private long(): number {
    return this.take(4).readUInt32BE()
  }

  private text(length: number): string {
    return this.take(length).toString('utf8')
  }

  private take(length: number): Buffer {
    const end = this.offset + length
    if (end > this.bytes.length) throw new ProtocolError('AMF value is cut short')
    const part = this.bytes.subarray(this.offset, end)
    this.offset = end
    return part
  }
}

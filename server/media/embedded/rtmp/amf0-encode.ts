import { Marker, type AmfObject, type AmfValue } from './amf0-value'

const LONGEST_SHORT_STRING = 0xffff

/** Values one after the other, as they stand in a command message. */
export function encodeAmf(...values: readonly AmfValue[]): Buffer {
  return Buffer.concat(values.flatMap(encodeValue))
}

function encodeValue(value: AmfValue): Buffer[] {
  switch (typeof value) {
    case 'number':
      return [Buffer.from([Marker.NUMBER]), double(value)]
    case 'boolean':
      return [Buffer.from([Marker.BOOLEAN, value ? 1 : 0])]
    case 'string':
      return encodeString(value)
    case 'undefined':
      return [Buffer.from([Marker.UNDEFINED])]
    default:
      if (value === null) return [Buffer.from([Marker.NULL])]
      return isArray(value) ? encodeArray(value) : encodeObject(value)
  }
}

function isArray(value: AmfObject | readonly AmfValue[]): value is readonly AmfValue[] {
  return Array.isArray(value)
}

function encodeString(text: string): Buffer[] {
  const bytes = Buffer.from(text)
  if (bytes.length <= LONGEST_SHORT_STRING) return [Buffer.from([Marker.STRING]), short(bytes.length), bytes]
  return [Buffer.from([Marker.LONG_STRING]), long(bytes.length), bytes]
}

function encodeArray(values: readonly AmfValue[]): Buffer[] {
  return [Buffer.from([Marker.STRICT_ARRAY]), long(values.length), ...values.flatMap(encodeValue)]
}

function encodeObject(object: AmfObject): Buffer[] {
  const entries = Object.entries(object).flatMap(([key, value]) => {
    const name = Buffer.from(key)
    return [short(name.length), name, ...encodeValue(value)]
  })
  return [Buffer.from([Marker.OBJECT]), ...entries, Buffer.from([0, 0, Marker.OBJECT_END])]
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A value of AMF0 as far as RTMP commands use them. Dates are their milliseconds, long strings are strings. */
export type AmfValue = number | boolean | string | null | undefined | AmfObject | readonly AmfValue[]

export interface AmfObject {
  readonly [key: string]: AmfValue
}

/** Markers; AMF0 specification, section 2.1. */
export const Marker = {
  NUMBER: 0,
  BOOLEAN: 1,
  STRING: 2,
  OBJECT: 3,
  NULL: 5,
  UNDEFINED: 6,
  ECMA_ARRAY: 8,
  OBJECT_END: 9,
  STRICT_ARRAY: 10,
  DATE: 11,
  LONG_STRING: 12
} as const

/** The object that a value is, or an empty one. */
export function asObject(value: AmfValue): AmfObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as AmfObject) : {}
}

import type { QualityOfStream } from '../quality'
import { Fields, ID, type JsonObject } from './fields'

const MOST_STREAMS = 1024

export const parseQuality = (body: JsonObject): readonly QualityOfStream[] =>
  new Fields(body, '').list('streams', MOST_STREAMS).map(parseStream)

function parseStream(value: unknown): QualityOfStream {
  const fields = new Fields(value, 'streams')
  return {
    streamId: fields.text('streamId', ID),
    memId: fields.text('memId', ID),
    audioKbps: fields.integer('audioKbps', 0),
    videoKbps: fields.integer('videoKbps', 0),
    fps: fields.integer('fps', 0),
    freezes: fields.integer('freezes', 0),
    ...present(fields, 'width'),
    ...present(fields, 'height'),
    ...present(fields, 'lossPercent'),
    ...present(fields, 'jitterMs')
  }
}

function present<Key extends string>(fields: Fields, key: Key): Partial<Record<Key, number>> {
  const value = fields.optionalInteger(key, 0)
  return value === undefined ? {} : ({ [key]: value } as Record<Key, number>)
}

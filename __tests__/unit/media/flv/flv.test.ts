import fc from 'fast-check'
import { flvUrl, parseFlvTarget, parseStreamName, rtmpUrl } from '../../../../server/media/embedded/address'
import {
  audioFrame,
  audioHeader,
  readAudio,
  readVideo,
  videoFrame,
  videoHeader
} from '../../../../server/media/embedded/flv/body'
import { encodeTag } from '../../../../server/media/embedded/flv/encode'
import { faultOf } from '../../../../server/media/embedded/flv/fault'
import { LONGEST_HEAD, readRequest } from '../../../../server/media/embedded/flv/request'
import { playGrant } from '../../../support/media/engine-under-test'

describe('tag bodies', () => {
  it('are read as they were written', () => {
    for (const tag of [
      videoHeader(Buffer.from('avc')),
      videoFrame(Buffer.from('i'), 40, true),
      videoFrame(Buffer.from('p'), 80, false)
    ]) {
      expect(readVideo(tag.body, tag.timestamp)).toEqual(tag)
    }
    for (const tag of [audioHeader(Buffer.from('asc')), audioFrame(Buffer.from('aac'), 23)]) {
      expect(readAudio(tag.body, tag.timestamp)).toEqual(tag)
    }
  })

  it.each([
    ['H.263', '22000000', 'nothing'],
    ['H.263 of some length', '2200000000', 'foreign-codec'],
    ['HEVC in the extended form', '90687663310000', 'foreign-codec'],
    ['the end of a sequence', '1702000000', 'nothing'],
    ['an empty body', '', 'nothing']
  ])('tell %s from H.264', (_, hex, fault) => {
    expect(readVideo(Buffer.from(hex, 'hex'), 0)).toBe(fault)
  })

  it.each([
    ['MP3', '2f00', 'foreign-codec'],
    ['an empty body', '', 'nothing']
  ])('tell %s from AAC', (_, hex, fault) => {
    expect(readAudio(Buffer.from(hex, 'hex'), 0)).toBe(fault)
  })

  it('are never anything but a tag or a fault, whatever the bytes', () => {
    const codec = fc.constantFrom(0x17, 0x27, 0x57, 0x90, 0xaf, 0x2f)
    const bodies = fc
      .tuple(codec, fc.uint8Array({ maxLength: 80 }))
      .map(([first, rest]) => Buffer.from([first, ...rest]))
    fc.assert(
      fc.property(
        fc.oneof(
          bodies,
          bodies.map((body) => body.subarray(1))
        ),
        fc.nat(0xffffffff),
        (body, timestamp) => {
          for (const tag of [readAudio(body, timestamp), readVideo(body, timestamp)]) {
            if (typeof tag === 'string') continue
            expect(tag).toMatchObject({ timestamp, body })
            expect(tag.header && tag.keyFrame).toBe(false)
            if (tag.type === 'video') expect([undefined, 'b-frames', 'annex-b']).toContain(faultOf(tag))
          }
        }
      )
    )
  })

  it('stand in a file with their size before and behind', () => {
    const bytes = encodeTag({ ...audioFrame(Buffer.from('aac'), 0x01020304) })
    expect(bytes.toString('hex')).toBe('08' + '000005' + '02030401' + '000000' + 'af01616163' + '00000010')
  })
})

describe('addresses', () => {
  it('carry any stream id, by RTMP and by HTTP', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (streamId) => {
        const expected = { streamId, grant: 'a.b' }
        const rtmp = rtmpUrl({ scheme: 'rtmp', host: 'host', port: 1935 }, playGrant(streamId), 'a.b')
        expect(parseStreamName(rtmp.slice('rtmp://host:1935/live/'.length))).toEqual(expected)
        const flv = flvUrl({ scheme: 'http', host: 'host', port: 80 }, playGrant(streamId), 'a.b')
        expect(parseFlvTarget(flv.slice('http://host:80'.length))).toEqual(expected)
      })
    )
  })

  it('put brackets round IPv6', () => {
    expect(rtmpUrl({ scheme: 'rtmp', host: '::1', port: 1935 }, playGrant('s'), 'g')).toBe(
      'rtmp://[::1]:1935/live/s?grant=g'
    )
  })

  it.each(['', '?grant=x', '%zz', '%'])('are refused as stream name %j', (name) => {
    expect(parseStreamName(name)).toBeUndefined()
  })

  it.each(['/', '/live/', '/live/.flv', '/live/a/b.flv', '/vod/a.flv', '/live/a', '/live/%zz.flv'])(
    'are refused as target %j',
    (target) => {
      expect(parseFlvTarget(target)).toBeUndefined()
    }
  )
})

describe('HTTP requests', () => {
  it.each([
    ['GET /live/a.flv HTTP/1.1\r\nHost: x\r\n\r\n', { method: 'GET', target: '/live/a.flv' }],
    ['GET / HTTP/1.0\r\n\r\n', { method: 'GET', target: '/' }],
    ['GET / HTTP/1.1\r\nHost:', 'more'],
    ['GET /\r\n\r\n', 'broken'],
    ['GET / HTTP/2\r\n\r\n', 'broken'],
    ['A'.repeat(LONGEST_HEAD + 1), 'broken']
  ])('%j', (text, expected) => {
    expect(readRequest(Buffer.from(text))).toEqual(expected)
  })
})

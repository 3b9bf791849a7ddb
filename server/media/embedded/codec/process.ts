import { AV_LOG_FATAL } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { Conversion } from './conversion'
import type { FromCodec, ToCodec } from './messages'
import { Meter } from './meter'
import { Mixes } from './mixes'

/**
 * The codec process: all that touches FFmpeg's libraries, away from the media it must not take down. Started by
 * {@link CodecClient} with a channel; ends when the channel closes.
 */

// FFmpeg would write a line for every damaged frame of a stranger.
Log.setLevel(AV_LOG_FATAL)

const conversions = new Map<number, Conversion>()
const meters = new Map<number, Meter>()
const mixes = new Mixes(send)

/** That the parent has gone is heard by `disconnect`; what was on its way to it then is lost, and no error. */
function send(message: FromCodec): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

function open({ id, from, to }: Extract<ToCodec, { type: 'open' }>): void {
  try {
    const conversion = new Conversion(from, to, (frame) => send({ type: 'frame', id, ...frame }))
    conversions.set(id, conversion)
    send({ type: 'ready', id, format: conversion.format })
  } catch (error) {
    send({ type: 'failed', id, message: String(error) })
  }
}

function openMeter({ id, from }: Extract<ToCodec, { type: 'openMeter' }>): void {
  try {
    meters.set(id, new Meter(from))
  } catch (error) {
    send({ type: 'failed', id, message: String(error) })
  }
}

function close(id: number): void {
  conversions.get(id)?.close()
  conversions.delete(id)
  meters.get(id)?.close()
  meters.delete(id)
  mixes.close(id)
}

function push({ id, time, data }: Extract<ToCodec, { type: 'push' }>): void {
  try {
    conversions.get(id)?.push({ time, data })
  } catch (error) {
    close(id)
    send({ type: 'failed', id, message: String(error) })
  }
}

function measure({ id, pieces }: Extract<ToCodec, { type: 'measure' }>): void {
  try {
    const loudness = meters.get(id)?.measure(pieces)
    if (loudness !== undefined) send({ type: 'loudness', id, loudness })
  } catch (error) {
    close(id)
    send({ type: 'failed', id, message: String(error) })
  }
}

function receive(message: ToCodec): void {
  switch (message.type) {
    case 'open':
      return open(message)
    case 'push':
      return push(message)
    case 'openMeter':
      return openMeter(message)
    case 'measure':
      return measure(message)
    case 'close':
      return close(message.id)
    default:
      return mixes.receive(message)
  }
}

process.on('message', receive)
process.on('disconnect', () => process.exit())
// A signal to the whole group is for the parent to act on: it still wants its last frames.
process.on('SIGINT', () => undefined)

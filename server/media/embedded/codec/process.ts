import { AV_LOG_FATAL } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { Conversion } from './conversion'
import type { FromCodec, ToCodec } from './messages'

/**
 * The codec process: all that touches FFmpeg's libraries, away from the media it must not take down. Started by
 * {@link CodecClient} with a channel; ends when the channel closes.
 */

// FFmpeg would write a line for every damaged frame of a stranger.
Log.setLevel(AV_LOG_FATAL)

const conversions = new Map<number, Conversion>()

function send(message: FromCodec): void {
  if (process.connected) process.send?.(message)
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

function close(id: number): void {
  conversions.get(id)?.close()
  conversions.delete(id)
}

function push({ id, time, data }: Extract<ToCodec, { type: 'push' }>): void {
  try {
    conversions.get(id)?.push({ time, data })
  } catch (error) {
    close(id)
    send({ type: 'failed', id, message: String(error) })
  }
}

function receive(message: ToCodec): void {
  if (message.type === 'open') open(message)
  else if (message.type === 'close') close(message.id)
  else push(message)
}

process.on('message', receive)
process.on('disconnect', () => process.exit())
// A signal to the whole group is for the parent to act on: it still wants its last frames.
process.on('SIGINT', () => undefined)

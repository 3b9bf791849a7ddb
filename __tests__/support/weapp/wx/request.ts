import { types } from 'node:util'
import { textOf } from '../text'
import { answer, type WxFunction, type WxOptions } from './api'
import type { Connection, WxHost } from './host'

interface Prepared {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
}

const DEFAULT_TIMEOUT = 60_000

function encodeBody(data: unknown, contentType: string): string | Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return data
  if (types.isAnyArrayBuffer(data)) return new Uint8Array(data as ArrayBuffer)
  if (contentType.includes('urlencoded')) return new URLSearchParams(data as Record<string, string>).toString()
  return JSON.stringify(data)
}

function prepare(options: WxOptions): Prepared {
  const method = textOf(options.method, 'GET').toUpperCase()
  const given = Object.entries((options.header ?? {}) as Record<string, unknown>)
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of given) headers[name.toLowerCase()] = String(value)
  const { data } = options
  const url = String(options.url)
  if (data === undefined || data === null) return { url, method, headers, body: undefined }
  if (method !== 'GET') return { url, method, headers, body: encodeBody(data, headers['content-type'] ?? '') }
  const query = typeof data === 'object' ? new URLSearchParams(data as Record<string, string>).toString() : ''
  return {
    url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
    method,
    headers,
    body: undefined
  }
}

/** `wx.request` over real HTTP. */
export function makeRequest(host: WxHost, connections: Set<Connection>): WxFunction {
  const read = async (response: Response, options: WxOptions) => {
    if (options.responseType === 'arraybuffer') return response.arrayBuffer()
    const text = await response.text()
    if ((options.dataType ?? 'json') !== 'json') return text
    try {
      return host.logic.parse(text)
    } catch {
      // What is no JSON stays text, as in WeChat.
      return text
    }
  }
  const perform = async (options: WxOptions, signal: AbortSignal) => {
    if (!host.device.online) throw new Error('network is offline')
    const { url, ...init } = prepare(options)
    const response = await fetch(url, { ...init, signal })
    return {
      data: await read(response, options),
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      cookies: response.headers.getSetCookie(),
      errMsg: 'request:ok'
    }
  }
  return (options = {}) => {
    const abort = new AbortController()
    const connection = { drop: (reason: string) => abort.abort(new Error(reason)) }
    const timer = setTimeout(() => connection.drop('timeout'), Number(options.timeout ?? DEFAULT_TIMEOUT))
    connections.add(connection)
    host.activity.begin()
    void perform(options, abort.signal)
      .then(
        (result) => answer(host.logic, options, 'success', result),
        (error: unknown) => answer(host.logic, options, 'fail', { errMsg: `request:fail ${reasonOf(error)}` })
      )
      .finally(() => {
        clearTimeout(timer)
        connections.delete(connection)
        host.logic.timers.once(() => host.activity.end())
      })
    const ignore = () => {}
    return {
      abort: () => connection.drop('abort'),
      onHeadersReceived: ignore,
      offHeadersReceived: ignore,
      onChunkReceived: ignore,
      offChunkReceived: ignore
    }
  }
}

/** fetch says only "fetch failed"; the reason is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return textOf(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

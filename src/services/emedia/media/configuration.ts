import { isObject } from '../../../../protocol/parse/fields'

/** What the server says about ICE, as JSON text `{iceServers, relayOnly}`. What cannot be read is left to the browser. */
export function readConfiguration(text: string): RTCConfiguration {
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value)) return {}
    const iceServers = (Array.isArray(value.iceServers) ? value.iceServers : []).filter(isIceServer)
    return { iceServers, ...(value.relayOnly === true ? { iceTransportPolicy: 'relay' } : {}) }
  } catch {
    return {}
  }
}

function isIceServer(value: unknown): value is RTCIceServer {
  if (!isObject(value)) return false
  const urls = Array.isArray(value.urls) ? (value.urls as unknown[]) : [value.urls]
  return urls.length > 0 && urls.every((url) => typeof url === 'string' && /^(stun|turns?):/.test(url))
}

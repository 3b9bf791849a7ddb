import type { Conference } from '../../services/emedia'

/** Milliseconds that the port may take to answer. */
const PATIENCE = 5000

/** The part of a TCP socket that is used; base libraries have it from 2.18.0 on. */
interface TcpSocket {
  onConnect(listener: () => void): void
  onError(listener: () => void): void
  connect(options: { address: string; port: number }): void
  close(): void
}

declare const wx: { createTCPSocket?(): TcpSocket }

/**
 * Opens the RTMP port that the server gives. WeChat opens TCP sockets only to domains on its list, and does not say whether
 * that or the network was in the way: what does not open is therefore untested, not failed.
 */
export async function probeMedia(conference: Conference): Promise<'passed' | 'untested'> {
  const url = await conference.publishAddress('camera-probe')
  const [, address, port = '1935'] = /^rtmps?:\/\/([^:/]+)(?::(\d+))?/.exec(url) ?? []
  if (address === undefined || wx.createTCPSocket === undefined) return 'untested'
  return opens(wx.createTCPSocket(), address, Number(port))
}

function opens(socket: TcpSocket, address: string, port: number): Promise<'passed' | 'untested'> {
  return new Promise((resolve) => {
    const end = (outcome: 'passed' | 'untested'): void => {
      clearTimeout(timer)
      resolve(outcome)
      socket.close()
    }
    const timer = setTimeout(() => end('untested'), PATIENCE)
    socket.onConnect(() => end('passed'))
    socket.onError(() => end('untested'))
    socket.connect({ address, port })
  })
}

import type { Page } from 'playwright-core'

declare global {
  interface Window {
    readonly receivedBytes?: () => Promise<number>
  }
}

/** From its next opening on the page never closes a connection for media, so that only the server can end one. */
export async function clingToMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections = new Set<RTCPeerConnection>()
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        connections.add(this)
      }
      override close(): void {
        // It stays open as long as the other side lets it.
      }
    }
    const receivedBytes = async (): Promise<number> => {
      let sum = 0
      for (const connection of connections) {
        ;(await connection.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
          if (report.type === 'inbound-rtp') sum += report.bytesReceived ?? 0
        })
      }
      return sum
    }
    Object.assign(window, { receivedBytes })
  })
}

/** How much media has come to a page that clings to it. */
export function receivedBytes(page: Page): Promise<number> {
  return page.evaluate(() => window.receivedBytes?.() ?? Promise.reject(new Error('the page does not cling')))
}

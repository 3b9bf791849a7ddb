/** The functions of WeChat that the SDK uses, in WeChat's own shapes. */
export interface Wx {
  request(options: {
    url: string
    method: 'GET' | 'POST' | 'DELETE'
    data?: string
    header?: Record<string, string>
    timeout?: number
    /** Otherwise WeChat parses JSON by itself, or not, depending on its version. */
    dataType: 'text'
    success(answer: { statusCode: number; data: unknown }): void
    fail(error: { errMsg?: string }): void
  }): { abort(): void } | undefined
  connectSocket(options: { url: string; fail?(error: unknown): void }): WxSocketTask | undefined
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: string): void
  removeStorageSync(key: string): void
  onNetworkStatusChange(listener: (status: { isConnected: boolean }) => void): void
  offNetworkStatusChange?(listener: (status: { isConnected: boolean }) => void): void
}

export interface WxSocketTask {
  onOpen(listener: () => void): void
  onMessage(listener: (message: { data: unknown }) => void): void
  onClose(listener: (event: { code?: number; reason?: string }) => void): void
  onError(listener: (error: { errMsg?: string }) => void): void
  send(options: { data: string; fail?(error: unknown): void }): void
  close(options: { code?: number; fail?(error: unknown): void }): void
}

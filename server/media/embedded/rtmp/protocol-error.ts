/** The peer broke the protocol or one of our limits; its connection is closed with this reason. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ProtocolError'
  }
}

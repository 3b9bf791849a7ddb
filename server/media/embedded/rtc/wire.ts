/** Where the datagrams of one track leave. A wire that is not open (any more) swallows them. */
export interface Wire {
  send(datagram: Buffer): void
}

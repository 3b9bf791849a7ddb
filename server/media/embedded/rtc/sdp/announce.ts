/** Where clients reach the media port when that is not what the sockets see (NAT, containers). */
export interface Announced {
  /** IPv4 or IPv6 literal. */
  readonly address: string
  /** When the port is forwarded under another number. */
  readonly port?: number
}

/** Above any that the library gives, so that the announced address is tried first. */
const PRIORITY = 2_130_706_431

/**
 * Adds the announced address to an answer's candidates. The sockets' own stay: whoever sits in the same network reaches
 * them even if the router does not loop back.
 */
export function announce(answer: string, announced: Announced | undefined, port: number): string {
  if (announced === undefined) return answer
  const candidate = `a=candidate:announced 1 UDP ${PRIORITY} ${announced.address} ${announced.port ?? port} typ host`
  const lines = answer.split('\r\n')
  const first = lines.findIndex((line) => line.startsWith('a=candidate:'))
  const end = first === -1 ? lines.findIndex((line) => line === 'a=end-of-candidates') : first
  if (end === -1) return answer
  lines.splice(end, 0, candidate)
  return lines.join('\r\n')
}

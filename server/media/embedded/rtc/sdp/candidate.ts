import { isIP } from 'node:net'

/**
 * Reads a client's ICE candidate (RFC 8839 §5.1), with or without a leading `a=`. Only UDP candidates with a literal
 * address pass: a name would make this host ask the DNS (or mDNS) on a stranger's behalf.
 *
 * @returns the candidate in the form `candidate:…`, rebuilt from the parts that were checked
 */
export function readCandidate(line: string): string | undefined {
  const parts =
    /^(?:a=)?candidate:([\w+/]{1,32}) (\d) udp (\d{1,10}) ([0-9A-Fa-f.:]{2,45}) (\d{1,5}) typ (host|srflx|prflx|relay)(?: |$)/i
  const found = parts.exec(line.trim())
  if (found === null) return undefined
  const [, foundation, component, priority, address = '', port, type = ''] = found
  if (isIP(address) === 0 || Number(port) < 1 || Number(port) > 65535 || Number(priority) >= 2 ** 32) return undefined
  return `candidate:${foundation} ${component} UDP ${priority} ${address} ${port} typ ${type.toLowerCase()}`
}

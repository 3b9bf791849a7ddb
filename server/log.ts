import { type Logger, destination, pino } from 'pino'
import type { Config } from './config'

/** Fields whose values open something. The code does not log them; should it ever, they are not written. */
const secrets = [
  'token',
  'access_token',
  'roleToken',
  'password',
  'ticket',
  'tkt',
  'hmac',
  'secret',
  'useUrl',
  'rtmp',
  'sdp'
]

/** JSON lines on standard error; standard output is for what people read at the start. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    { level: logLevel, base: null, redact: { paths, censor: '[secret]' } },
    destination({ fd: 2, sync: true })
  )
}

/** Writes one line of the media process's log. It never carries grants, addresses with grants, or SDP. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  text: string,
  fields?: Readonly<Record<string, unknown>>
) => void

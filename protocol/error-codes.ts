/** The code of every way to be refused: one code a cause. What they mean, in words, is in `errors.ts`. */
export const errorCodes = {
  'bad-request': -200,
  'bad-token': -401,
  'not-found': -404,
  'too-large': -413,
  'too-many': -429,
  'ticket-invalid': -500,
  closed: -501,
  'ticket-expired': -502,
  'wrong-password': -503,
  'session-gone': -504,
  'not-permitted': -505,
  ended: -506,
  'no-such-member': -507,
  'no-such-conference': -508,
  'server-limit': -510,
  locked: -511,
  banned: -512,
  'talkers-full': -523,
  'videos-full': -524,
  'desktops-full': -525,
  'no-such-stream': -526,
  'bad-offer': -527,
  'unsupported-codec': -528,
  'media-unavailable': -529,
  'b-frames': -535,
  'annex-b': -536,
  'chat-too-fast': -531,
  'member-unable': -532,
  'attributes-full': -540,
  'name-taken': -541,
  'wrong-credentials': -542,
  'invite-invalid': -543,
  'no-such-recording': -544,
  'recording-busy': -546,
  'not-supported': -550,
  'login-refused': -551,
  internal: -599,
  'storage-failed': -597,
  'bad-answer': -598,
  aborted: -499,
  unsupported: -545,
  'bad-host': -547,
  'rooms-full': -548,
  'no-device': -549,
  network: -9527,
  timeout: -408
} as const satisfies Record<string, number>

/** The stable name of a cause. */
export type ErrorName = keyof typeof errorCodes

const names = new Map<number, ErrorName>(
  (Object.keys(errorCodes) as ErrorName[]).map((name) => [errorCodes[name], name])
)

/** The cause behind a code from the wire, if it is one of ours. */
export const errorName = (code: number): ErrorName | undefined => names.get(code)

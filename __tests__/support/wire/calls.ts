/** The parsed body of an HTTP answer, as the wire has it. */
export type Body = Record<string, unknown>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** A raw call, without any of the SDK's help: what another client could send. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  method = 'POST'
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(url, {
    method,
    body: text,
    headers: { 'content-type': 'application/json', ...headers }
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body }
}

export interface Person {
  readonly token: string
  /** `org#app_user`, as the vendor's web SDK says it. */
  readonly uid: string
}

export const APP = 'easemob-demo/chatdemoui'

/** Somebody who has given nothing but a name. */
export async function guest(url: string, name = 'Ann'): Promise<Person> {
  const { body } = await post(`${url}/${APP}/token`, { grant_type: 'guest', name })
  const { username } = body.user as { username: string }
  return { token: String(body.access_token), uid: `${APP.replace('/', '#')}_${username}` }
}

/** First half of joining a room. */
export const openRoom = (url: string, who: Person, room: Body): Promise<Answer> =>
  post(`${url}/${APP}/conferences/room`, { memName: who.uid, token: who.token, password: '', ...room })

/** Asks into a conference. */
export const askTicket = (url: string, who: Person, request: Body): Promise<Answer> =>
  post(`${url}/easemob/rtc/req/ticket`, { uid: who.uid, token: who.token, password: '', ...request })

export interface Invited {
  readonly who: Person
  readonly confrId: string
  readonly ticket: Body & { readonly url: string; readonly memName: string }
  readonly roleToken: string
  readonly role: number
}

/** All that has to be done before the socket, for somebody new. */
export async function invited(url: string, roomName: string, role = 3, person?: Person): Promise<Invited> {
  const who = person ?? (await guest(url))
  const room = await openRoom(url, who, { roomName })
  const { body } = await askTicket(url, who, { confrId: room.body.confrId, role })
  const ticket = JSON.parse(String(body.ticket)) as Invited['ticket']
  return { who, confrId: String(body.confrId), ticket, roleToken: String(body.roleToken), role: Number(body.role) }
}

/** The password of every account of tests. */
export const SECRET = 'secret-of-tests'

/** Registers an account, if there is none of that name yet, and signs in as the IM SDK does. @returns the access token */
export async function signIn(server: string, appkey: string, username: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const call = (path: string, body: object) =>
    fetch(`${server}/${appkey.replace('#', '/')}/${path}`, { method: 'POST', body: JSON.stringify(body), headers })
  await call('users', { username, password: SECRET })
  const answer = await call('token', { grant_type: 'password', username, password: SECRET })
  return ((await answer.json()) as { access_token: string }).access_token
}

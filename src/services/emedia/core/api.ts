import { errorCodes } from '../../../../protocol/error-codes'
import { Fields, type JsonObject, Malformed, isObject } from '../../../../protocol/parse/fields'
import type { Http, HttpRequest } from './environment'
import { EmediaError } from './error'
import { abortable } from './timing'

/** Milliseconds for one HTTP call. */
const TIMEOUT = 15_000

type Method = HttpRequest['method']

/** The body of an answer that is no refusal. */
export type Body = { readonly fields: Fields; readonly raw: JsonObject }

/** The server's HTTP calls: bodies out, checked bodies in, everything else an {@link EmediaError}. */
export class Api {
  constructor(
    private readonly http: Http,
    private readonly host: () => string
  ) {}

  /** `read` takes from the answer what the caller needs, and may throw Malformed. */
  post<T>(path: string, body: object, read: (body: Body) => T, signal?: AbortSignal): Promise<T> {
    return this.call('POST', `${this.host()}${path}`, body, read, signal)
  }

  get<T>(path: string, read: (body: Body) => T, signal?: AbortSignal): Promise<T> {
    return this.call('GET', `${this.host()}${path}`, undefined, read, signal)
  }

  /** To an address that the server gave. */
  postTo<T>(url: string, body: object, read: (body: Body) => T, signal?: AbortSignal): Promise<T> {
    return this.call('POST', url, body, read, signal)
  }

  /** With a token that says who calls, where the body cannot. */
  bearing<T>(token: string, method: Method, path: string, read: (body: Body) => T, signal?: AbortSignal): Promise<T> {
    return this.call(method, `${this.host()}${path}`, undefined, read, signal, { authorization: `Bearer ${token}` })
  }

  private async call<T>(
    method: Method,
    url: string,
    body: object | undefined,
    read: (body: Body) => T,
    signal: AbortSignal | undefined,
    headers?: Readonly<Record<string, string>>
  ): Promise<T> {
    if (signal?.aborted === true) throw EmediaError.of('aborted')
    const wanted = {
      method,
      url,
      timeout: TIMEOUT,
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
      ...(signal === undefined ? {} : { signal })
    }
    const asked = abortable(signal, this.http.request(wanted), () => undefined)
    const answer = await asked.catch((error: unknown) => {
      throw error instanceof EmediaError ? error : EmediaError.of('network', error)
    })
    try {
      refuse(answer.status, answer.body)
      return read({ fields: new Fields(answer.body, ''), raw: answer.body as JsonObject })
    } catch (error) {
      throw error instanceof Malformed ? EmediaError.of('bad-answer', error) : error
    }
  }
}

/** Throws the refusal that an answer is: a code in the body, or an HTTP status that says no. */
function refuse(status: number, body: unknown): void {
  const code = isObject(body) ? body.error : undefined
  if (typeof code === 'number' && code !== 0) throw new EmediaError(code, refusalText(body as JsonObject))
  if (status >= 200 && status < 300) return
  if (code === 'invalid_grant') throw EmediaError.of('wrong-credentials', body)
  throw new EmediaError(codeOfStatus(status), undefined, { cause: body })
}

function refusalText(body: JsonObject): string | undefined {
  return [body.errorMessage, body.msg].find((text): text is string => typeof text === 'string' && text !== '')
}

function codeOfStatus(status: number): number {
  const byStatus: Readonly<Record<number, number>> = {
    400: errorCodes['bad-request'],
    401: errorCodes['bad-token'],
    403: errorCodes['not-permitted'],
    404: errorCodes['not-found'],
    413: errorCodes['too-large'],
    429: errorCodes['too-many']
  }
  return byStatus[status] ?? errorCodes.internal
}

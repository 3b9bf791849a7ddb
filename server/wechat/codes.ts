import type { WechatAccount } from '../config'
import { WechatAccessToken } from './access-token'
import { type WechatAnswer, WechatRefusal, callWechat } from './api'

/** A picture as WeChat has made it. */
export interface CodePicture {
  readonly type: string
  readonly bytes: Buffer
}

/** The token has expired, was replaced, or is wrong: a new one helps. */
const STALE_TOKEN = [40001, 40014, 42001]
const PAGE = 'pages/lobby/index'
/** Pixels; the least that WeChat makes is 280. */
const WIDTH = 430
const KEPT = 500

/** Mini-program codes: round pictures that open the lobby in WeChat, with an invite as their `scene`. */
export class MiniProgramCodes {
  readonly #token: WechatAccessToken
  readonly #kept = new Map<string, CodePicture>()

  constructor(
    private readonly account: WechatAccount,
    now?: () => number
  ) {
    this.#token = new WechatAccessToken(account, now)
  }

  /**
   * The code of an invite; WeChat makes each one once, for it never expires.
   * @param scene at most 32 characters, which an invite's id is
   * @throws WechatRefusal, or what stopped the call from getting through
   */
  async draw(scene: string): Promise<CodePicture> {
    const known = this.#kept.get(scene)
    if (known !== undefined) return known
    const picture = await this.#make(scene).catch((error: unknown) => {
      if (error instanceof WechatRefusal && STALE_TOKEN.includes(error.code)) return this.#make(scene)
      throw error
    })
    this.#keep(scene, picture)
    return picture
  }

  async #make(scene: string): Promise<CodePicture> {
    const token = await this.#token.get()
    try {
      return readPicture(await this.#ask(scene, token))
    } catch (error) {
      if (error instanceof WechatRefusal && STALE_TOKEN.includes(error.code)) this.#token.forget(token)
      throw error
    }
  }

  #ask(scene: string, token: string): Promise<WechatAnswer> {
    // Unchecked, so that codes can be made before the first version is published.
    const body = { scene, page: PAGE, check_path: false, env_version: 'release', width: WIDTH }
    return callWechat(this.account, `/wxa/getwxacodeunlimit?access_token=${encodeURIComponent(token)}`, body)
  }

  #keep(scene: string, picture: CodePicture): void {
    this.#kept.set(scene, picture)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}

function readPicture(answer: WechatAnswer): CodePicture {
  if (answer.kind !== 'bytes') throw new Error("WeChat's answer has no picture")
  return { type: answer.type, bytes: answer.bytes }
}

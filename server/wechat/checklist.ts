import { type Sentence, sentences } from './checklist-words'

/** What of the running server the check-list is made of. */
export interface ChecklistFacts {
  /** By which clients reach it, `https://meet.example.com`. */
  readonly origin: string
  readonly rtmpPort: number
  /** Whether an AppID and its secret are set. */
  readonly hasAccount: boolean
  /** Names of the check files that WeChat gave for the QR rule, as they lie in the data directory. */
  readonly checkFiles: readonly string[]
}

/** How an item stands as far as the server can tell; most of it is decided in WeChat's console. */
type Mark = 'done' | 'wrong' | 'to do'

interface Item {
  readonly mark: Mark
  readonly sentence: Sentence
}

const marks: Readonly<Record<Mark, string>> = { done: '[x]', wrong: '[!]', 'to do': '[ ]' }

/** What has to be set in WeChat's console before the mini-program works, filled in for this server. Markdown. */
export function renderChecklist(facts: ChecklistFacts, language: 'zh' | 'en'): string {
  const lines = itemsOf(facts).map(({ mark, sentence }) => `- ${marks[mark]} ${sentence[language]}`)
  const { title, legend } = sentences
  return [`# ${title[language]}`, '', legend[language], '', ...lines, ''].join('\n')
}

function itemsOf(facts: ChecklistFacts): Item[] {
  const { origin, rtmpPort, hasAccount, checkFiles } = facts
  const { host, hostname, protocol } = new URL(origin)
  const todo = (sentence: Sentence): Item => ({ mark: 'to do', sentence })
  return [
    todo(sentences.category),
    todo(sentences.tags),
    todo(sentences.privacy),
    protocol === 'https:' && !isAddress(hostname)
      ? todo(sentences.domains(host))
      : { mark: 'wrong', sentence: sentences.noDomain(origin) },
    todo(sentences.rtmp(`rtmp://${hostname}:${rtmpPort}`)),
    todo(sentences.qrRule(`${origin}/r/`)),
    checkFiles.length > 0
      ? { mark: 'done', sentence: sentences.checkFileFound(`${origin}/r/`, checkFiles.join(', ')) }
      : todo(sentences.checkFileMissing(`${origin}/r/`)),
    hasAccount ? { mark: 'done', sentence: sentences.account } : todo(sentences.noAccount),
    todo(sentences.build(origin)),
    todo(sentences.phone)
  ]
}

/** WeChat takes names with a filing only: no IP address, no machine of one's own. */
const isAddress = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname)

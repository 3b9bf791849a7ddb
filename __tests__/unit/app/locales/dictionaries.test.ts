import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ErrorName, errors } from '../../../../protocol/errors'
import { ExitReason } from '../../../../protocol/numbers'
import { type Language, chooseLanguage } from '../../../../src/locales'
import { exitAction, exitKind } from '../../../../src/locales/exits'
import { failureText } from '../../../../src/locales/failures'
import { roomDictionaryOf } from '../../../../src/locales/room'

const HAN = /[\u4e00-\u9fff]/
const languages = ['zh-CN', 'en'] as const

/** Every sentence by its path; those that need words are given some. */
function sentences(dictionary: object, path: readonly string[] = []): [path: string, text: string][] {
  return Object.entries(dictionary).flatMap(([key, value]: [string, unknown]) => {
    const here = [...path, key]
    if (typeof value === 'string') return [[here.join('.'), value]]
    if (typeof value === 'function') return [[here.join('.'), (value as (...words: number[]) => string)(2, 2)]]
    return sentences(value as object, here)
  })
}

function sentencesOf(spoken: Language): [path: string, text: string][] {
  const { language, ...words } = roomDictionaryOf(spoken)
  expect(language).toBe(spoken)
  return sentences(words)
}

const chinese = sentencesOf('zh-CN')
const english = sentencesOf('en')

test('both languages say the same things, and none of them is empty', () => {
  expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path))
  expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([])
})

test('English has no Chinese in it, and every Chinese sentence has', () => {
  expect(english.filter(([, text]) => HAN.test(text))).toEqual([])
  const names = /^settings\.qualityDetail$/
  expect(chinese.filter(([path, text]) => !HAN.test(text) && !names.test(path))).toEqual([])
})

/** Sections whose keys are chosen by a value: their keys stand alone in the sources. */
const chosenByValue = ['devices', 'notices', 'exit']

test('every sentence is said somewhere', () => {
  const sources = readSources(join(__dirname, '../../../../src'))
  const mentions = (text: string, word: string) => new RegExp(`\\b${word}\\b`).test(text)
  const unused = chinese.filter(([path]) => {
    const [section = '', ...rest] = path.split('.')
    const key = rest[0] ?? ''
    const near = chosenByValue.includes(section) ? sources : sources.filter((text) => mentions(text, section))
    return !near.some((text) => mentions(text, key))
  })
  expect(unused.map(([path]) => path)).toEqual([])
})

/** What the app is made of, without the dictionaries themselves. */
function readSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!en|zh-CN)\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

test('every way to be refused has its own sentence and its own advice in both languages', () => {
  const names = Object.keys(errors) as ErrorName[]
  for (const language of languages) {
    const texts = names.map((name) => failureText(name, language))
    expect(texts.filter(({ what, todo }) => what === '' || todo === '')).toEqual([])
    expect(new Set(texts.map(({ what }) => what)).size).toBe(names.length)
    expect(texts.filter(({ what, todo }) => HAN.test(what + todo) !== (language === 'zh-CN'))).toEqual([])
  }
})

test('a refusal that this app does not know is the server’s mistake', () => {
  expect(failureText(undefined, 'en')).toEqual(failureText('internal', 'en'))
})

test.each(Object.entries(ExitReason))('being out by %s has a title, a sentence and an action', (_name, reason) => {
  const kind = exitKind(reason, undefined)
  for (const language of languages) {
    const { title, detail } = roomDictionaryOf(language).exit[kind]
    expect(title.length).toBeGreaterThan(0)
    expect(detail).toMatch(/[.。]$/)
  }
  expect(['rejoin', 'home']).toContain(exitAction(kind))
})

test('no two reasons for being out are told alike', () => {
  const kinds = Object.values(ExitReason).map((reason) => exitKind(reason, undefined))
  expect(new Set(kinds).size).toBe(kinds.length)
})

test.each([
  [ExitReason.FAILED, -502, 'expired'],
  [ExitReason.FAILED, -510, 'full'],
  [ExitReason.REFUSED, -512, 'removed'],
  [ExitReason.FAILED, -9527, 'network'],
  [ExitReason.FAILED, -12345, 'failed'],
  [ExitReason.KICKED, -599, 'removed']
])('reason %d with the refusal %d is told as %s', (reason, code, kind) => {
  expect(exitKind(reason, code)).toBe(kind)
})

test.each([
  ['system', 'zh_CN', 'zh-CN'],
  ['system', 'zh-Hant-TW', 'zh-CN'],
  ['system', 'ZH', 'zh-CN'],
  ['system', 'en-GB', 'en'],
  ['system', 'fr', 'en'],
  ['system', '', 'en'],
  ['en', 'zh_CN', 'en'],
  ['zh-CN', 'en', 'zh-CN']
] as const)('with the choice %s on a system that speaks %j, the app speaks %s', (choice, system, language) => {
  expect(chooseLanguage(choice, system)).toBe(language)
})

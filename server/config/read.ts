import { FaultySetting } from './faulty-setting'
import { type Variables, variables } from './schema'

/** What they are is never shown. */
const SECRETS: readonly (keyof typeof variables)[] = [
  'SECRET',
  'SECRET_PREVIOUS',
  'OPERATOR_TOKEN',
  'AUTH_JWT_SECRET',
  'WECHAT_SECRET',
  'TURN_SECRET'
]

/** Checks the environment; throws {@link FaultySetting} for the first variable that is wrong. Empty means unset. */
export function readVariables(environment: Readonly<Record<string, string | undefined>>): Variables {
  const names = Object.keys(variables) as (keyof typeof variables)[]
  return Object.fromEntries(names.map((name) => [name, readVariable(name, environment[name])])) as Variables
}

function readVariable(name: keyof typeof variables, text: string | undefined): unknown {
  const { read, allowed } = variables[name]
  const result = read.safeParse(text?.trim() === '' ? undefined : text?.trim())
  if (result.success) return result.data
  const shown = SECRETS.includes(name) ? 'not well-formed' : `"${(text ?? '').slice(0, 80)}"`
  throw new FaultySetting(`${name} is ${shown}; it must be ${allowed}.`)
}

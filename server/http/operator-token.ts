import { timingSafeEqual } from 'node:crypto'

/** Whether this is the operator's token. Without that setting nobody is the operator. Takes as long for every wrong one. */
export function isOperatorToken(token: string, operatorToken: string | undefined): boolean {
  if (operatorToken === undefined) return false
  const [given, expected] = [Buffer.from(token), Buffer.from(operatorToken)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

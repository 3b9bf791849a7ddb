import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../files.mjs'

/** What the SDK is made of. */
const folders = ['src/services/emedia', 'protocol']

/** @returns {ts.SourceFile[]} */
const sources = () =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
  )

/** @param {ts.Node} node */
const isPrivate = (node) =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true

/**
 * The names of what a class keeps to itself, its constructor's parameters among them.
 * @param {ts.Node} owner
 * @returns {Set<string>}
 */
function privateNamesOf(owner) {
  if (!ts.isClassLike(owner)) return new Set()
  const members = owner.members.flatMap((member) => [
    member,
    ...(ts.isConstructorDeclaration(member) ? member.parameters : [])
  ])
  return new Set(members.filter(isPrivate).map((member) => member.name?.getText() ?? ''))
}

/**
 * Whether a name stands where only the class that keeps it to itself can mean it: in its own declaration, or after `this.`
 * inside of that class.
 * @param {ts.Node} node
 * @param {ReadonlySet<string>} own private names of the class around it
 */
function isOwn(node, own) {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return parent.expression.kind === ts.SyntaxKind.ThisKeyword && own.has(node.getText())
  return isPrivate(parent) && ts.getNameOfDeclaration(/** @type {ts.Declaration} */ (parent)) === node
}

/**
 * Whether a name can be that of a property: what is left are variables, parameters, types and modules.
 * @param {ts.Node} node
 */
function isProperty({ parent }) {
  if (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent)) return ts.isObjectBindingPattern(parent.parent)
  return (
    ts.isPropertyAccessExpression(parent) ||
    ts.isObjectLiteralElement(parent) ||
    ts.isClassElement(parent) ||
    ts.isTypeElement(parent) ||
    (ts.isParameter(parent) && (ts.getModifiers(parent)?.length ?? 0) > 0)
  )
}

/**
 * Names that are private wherever they are names of properties, so that shorter ones can stand for them.
 * @returns {string[]}
 */
export function privateNames() {
  /** @type {Set<string>} */
  const found = new Set()
  /** @type {Set<string>} */
  const elsewhere = new Set()
  /**
   * @param {ts.Node} node
   * @param {ReadonlySet<string>} own
   */
  const visit = (node, own) => {
    if (ts.isStringLiteralLike(node)) elsewhere.add(node.text)
    if (ts.isIdentifier(node) && isOwn(node, own)) found.add(node.text)
    else if (ts.isIdentifier(node) && isProperty(node)) elsewhere.add(node.text)
    const inside = ts.isClassLike(node) ? privateNamesOf(node) : own
    ts.forEachChild(node, (child) => visit(child, inside))
  }
  for (const source of sources()) visit(source, new Set())
  return [...found].filter((name) => !elsewhere.has(name))
}

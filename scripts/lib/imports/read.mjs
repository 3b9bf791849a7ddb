import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/**
 * One import of a file.
 * @typedef {object} Import
 * @property {string} to a package, or the path of the imported file from the root, as written (without an ending)
 * @property {boolean} local whether `to` is a path of ours
 * @property {boolean} typeOnly whether it vanishes when the file is compiled
 * @property {number} line
 *
 * @typedef {{ path: string, lines: number, imports: Import[] }} Source
 */

/** @param {ts.ImportClause | undefined} clause */
function onlyTypes(clause) {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const bindings = clause.namedBindings
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

/**
 * The module that a node names, if it names one.
 * @param {ts.Node} node
 * @returns {{ name: ts.StringLiteral, typeOnly: boolean } | undefined}
 */
function named(node) {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { name: node.moduleSpecifier, typeOnly: onlyTypes(node.importClause) }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { name: node.moduleSpecifier, typeOnly: node.isTypeOnly }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { name: node.argument.literal, typeOnly: true }
  }
  if (!ts.isCallExpression(node)) return undefined
  const imports =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require')
  const [first] = node.arguments
  return imports && first !== undefined && ts.isStringLiteral(first) ? { name: first, typeOnly: false } : undefined
}

/**
 * Finds every import of a file's text: declarations, re-exports, `import()`, `require()` and types.
 * @param {string} path from the root, with `/`
 * @param {string} text
 * @returns {Source}
 */
export function readSource(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  /** @type {Import[]} */
  const imports = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    const found = named(node)
    if (found !== undefined) {
      const local = found.name.text.startsWith('.')
      imports.push({
        to: local ? posix.normalize(posix.join(dirname(path), found.name.text)) : found.name.text,
        local,
        typeOnly: found.typeOnly,
        line: file.getLineAndCharacterOfPosition(found.name.getStart()).line + 1
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, lines: text.trimEnd().split('\n').length, imports }
}

/**
 * @param {string} root
 * @param {string[]} paths from the root
 */
export const readSources = (root, paths) =>
  paths.map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))

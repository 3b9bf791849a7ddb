/**
 * Babel plugin for jest, which runs our ES modules as CommonJS: `import.meta.url` becomes the same address taken from
 * `__filename`.
 * @param {import('@babel/core')} babel
 * @returns {import('@babel/core').PluginObj}
 */
function importMetaUrl({ template }) {
  const address = template.expression.ast("require('node:url').pathToFileURL(__filename).href")
  return {
    name: 'import-meta-url',
    visitor: {
      MemberExpression(path) {
        if (path.get('object').isMetaProperty() && path.get('property').isIdentifier({ name: 'url' })) {
          path.replaceWith(address)
        }
      }
    }
  }
}

module.exports = { importMetaUrl }

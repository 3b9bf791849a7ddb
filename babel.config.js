const { importMetaUrl } = require('./config/babel-import-meta.js')

/** What our code never does, so that what stands for newer syntax may be short. */
const plainCode = {
  ignoreFunctionLength: true,
  noDocumentAll: true,
  objectRestNoSymbols: true,
  privateFieldsAsProperties: true,
  setPublicClassFields: true
}

/**
 * Under jest: plain Node, one file at a time. Otherwise: Taro's own preset, for the two targets of the app.
 * @param {import('@babel/core').ConfigAPI} api
 */
module.exports = (api) => {
  if (!api.env('test')) {
    return {
      presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
      assumptions: plainCode
    }
  }
  return {
    presets: [
      ['@babel/preset-env', { targets: { node: 'current' } }],
      ['@babel/preset-typescript', { onlyRemoveTypeImports: true }],
      ['@babel/preset-react', { runtime: 'automatic' }]
    ],
    plugins: [importMetaUrl]
  }
}

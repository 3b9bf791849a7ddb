/** What our code never does, so that what stands for newer syntax may be short. */
const plainCode = {
  ignoreFunctionLength: true,
  noDocumentAll: true,
  objectRestNoSymbols: true,
  privateFieldsAsProperties: true,
  setPublicClassFields: true
}

/** Taro's own preset, for the two targets of the app; jest and the server have faster tools (jest.config.js). */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
  assumptions: plainCode
}

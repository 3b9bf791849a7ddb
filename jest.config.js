/**
 * Types away, modules to CommonJS: what jest needs of a file before Node runs it.
 * @param {import('@swc/core').ParserConfig} parser
 */
const swc = (parser) => [
  '@swc/jest',
  {
    jsc: { parser, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' }
  }
]

/** ES modules of node_modules that have no CommonJS form and so must be transformed as well. */
const esmOnly = ['node-av', '@sparticuz/chromium']

const shared = {
  rootDir: __dirname,
  transform: {
    '\\.ts$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '\\.[cm]?js$': swc({ syntax: 'ecmascript' })
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  clearMocks: true,
  restoreMocks: true
}

/** @param {string} name a folder under __tests__ */
const node = (name) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`]
})

/** Tests of the app's components and hooks: a DOM, and small stand-ins of ours for Taro's tags and functions. */
const app = {
  ...shared,
  displayName: 'unit-app',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/__tests__/unit/app/**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: ['<rootDir>/__tests__/support/taro/setup.ts'],
  moduleNameMapper: {
    '^@tarojs/taro$': '<rootDir>/__tests__/support/taro/taro.ts',
    '^@tarojs/components$': '<rootDir>/__tests__/support/taro/components.tsx',
    '^@tarojs/router$': '<rootDir>/__tests__/support/taro/router.ts',
    '\\.(css|scss|svg|png)$': '<rootDir>/__tests__/support/taro/asset.ts'
  }
}

const unit = { ...node('unit'), testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/unit/app/'] }

module.exports = {
  projects: [unit, app, node('contract'), node('system'), node('compat'), node('weapp'), node('e2e')],
  // A setting of the whole run, not of a project; suites with real processes bring their own longer times.
  testTimeout: 20000
}

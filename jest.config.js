/** ES modules of node_modules that have no CommonJS form and so must pass through babel as well. */
const esmOnly = ['node-av', '@sparticuz/chromium']

const shared = {
  rootDir: __dirname,
  transform: { '\\.[cm]?[jt]sx?$': 'babel-jest' },
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
    '\\.(css|scss|svg|png)$': '<rootDir>/__tests__/support/taro/asset.ts'
  }
}

const unit = { ...node('unit'), testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/unit/app/'] }

module.exports = {
  projects: [unit, app, node('contract'), node('system'), node('compat'), node('weapp'), node('e2e')],
  // A setting of the whole run, not of a project; suites with real processes bring their own longer times.
  testTimeout: 20000
}

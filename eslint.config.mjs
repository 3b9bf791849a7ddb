import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** @type {import('eslint').Linter.RulesRecord} */
const house = {
  'max-lines': ['error', 400],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
  eqeqeq: 'error',
  'no-console': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
  ]
}

/**
 * Tests say more in one function, and look where a type cannot.
 * @type {import('eslint').Linter.RulesRecord}
 */
const inTests = {
  'max-lines-per-function': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/unbound-method': 'off'
}

export default defineConfig(
  { ignores: ['dist/', 'data/', '.cache/', 'coverage/', '__tests__/fixtures/native-*/'] },
  // A rule that must be broken in one place is a wrong rule: comments cannot switch rules off.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: house
  },
  { files: ['src/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  { files: ['__tests__/**', 'bench/**'], rules: inTests },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: [
      'src/app.tsx',
      'src/global.d.ts',
      'src/**/*.config.ts',
      'src/pages/*/index.tsx',
      'config/**',
      '*.config.mjs',
      '__tests__/support/taro/*'
    ],
    rules: { 'no-restricted-exports': 'off' }
  },
  { files: ['*.js', 'config/**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // tsc checks the JavaScript too (checkJs), and knows Node's globals better.
  { files: ['**/*.{js,mjs}'], rules: { 'no-undef': 'off' } },
  prettier
)

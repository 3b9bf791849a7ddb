/** @type {import('stylelint').Config} */
export default {
  extends: ['stylelint-config-standard'],
  rules: {
    // `page` is the mini-program's root element and `rpx` its unit: 750 rpx are the width of the screen.
    'selector-type-no-unknown': [true, { ignoreTypes: ['page'] }],
    'unit-no-unknown': [true, { ignoreUnits: ['rpx'] }],
    // Taro's router names the pages of the web in its own way.
    'selector-class-pattern': '^(taro_[a-z]+|[a-z][a-z0-9]*(-[a-z0-9]+)*)$',
    // Old WebViews know no `inset` either; and parts are told apart by class, not by the order of their rules.
    'declaration-block-no-redundant-longhand-properties': [true, { ignoreShorthands: ['inset'] }],
    'no-descending-specificity': null,
    'value-keyword-case': ['lower', { camelCaseSvgKeywords: true, ignoreKeywords: ['BlinkMacSystemFont'] }],
    // Old WebViews (chrome 67, ios 12) know neither `rgb(0 0 0 / 50%)` nor media ranges.
    'color-function-notation': 'legacy',
    'color-function-alias-notation': null,
    'alpha-value-notation': 'number',
    'media-feature-range-notation': 'prefix'
  }
}

/**
 * How scripts are made small. Taro's own options are of the days of ES5: they keep almost all of terser's steps off,
 * write Chinese as `\u` escapes, which is twice as long, and keep the names of functions.
 */
export const minify = {
  config: {
    ecma: 2018,
    keep_fnames: false,
    compress: {
      ecma: 2018,
      passes: 2,
      arrows: true,
      collapse_vars: true,
      comparisons: true,
      computed_props: true,
      hoist_props: true,
      inline: true,
      loops: true,
      negate_iife: true,
      properties: true,
      reduce_funcs: true,
      reduce_vars: true,
      switches: true,
      typeofs: true
    },
    output: { ecma: 2018, comments: false, ascii_only: false, keep_quoted_props: false, quote_keys: false }
  }
}

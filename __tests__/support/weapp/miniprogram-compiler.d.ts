declare module 'miniprogram-compiler' {
  /** Runs WeChat's own wcc on every .wxml and .wxs below a folder; the result is the body of a function that returns `$gwx`. */
  export function wxmlToJs(root: string, options?: { maxBuffer?: number }): string
}

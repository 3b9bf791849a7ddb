/// <reference types="@tarojs/taro" />

declare module '*.css'
declare module '*.svg' {
  const address: string
  export default address
}
declare module '*.png' {
  const address: string
  export default address
}

/** Filled in by the build, each as a constant. There is no `process` in a mini-program or a browser. */
declare const process: {
  readonly env: {
    readonly TARO_ENV: 'weapp' | 'h5'
    readonly NODE_ENV: 'production' | 'development'
    /** Where a mini-program finds its server until the settings name another. */
    readonly TARO_APP_HOST: string
  }
}

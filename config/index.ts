import { join } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { minify } from './minify'
import { trimmed } from './trim/loader'

const target = process.env.TARO_ENV ?? 'h5'

/** The server that H5 in development talks to; `npm run dev` starts it there. */
const server = process.env.EMEET_DEV_SERVER ?? 'http://127.0.0.1:8080'

/** Sizes are written as they are meant: `px` for type, icons and touch, `vw` and `%` for the rest. */
const asWritten = { pxtransform: { enable: false } }

/** The wire contract lies beside src, because the server speaks it too. */
const compile = { include: [join(__dirname, '..', 'protocol')] }

/** @param name of a file of the web's own in place of one of Taro's */
const ofTheWeb = (name: string): string => join(__dirname, '..', 'src', 'platform', 'h5', name)

export default defineConfig({
  projectName: 'emeet',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  // A mini-program does not come from its server, so it is built knowing where that is.
  env: { TARO_APP_HOST: JSON.stringify(process.env.TARO_APP_HOST ?? server) },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  copy: { patterns: target === 'h5' ? [{ from: 'src/pwa/', to: 'dist/h5/' }] : [], options: {} },
  plugins: [join(__dirname, 'live-pusher-error.ts'), join(__dirname, 'trim', 'templates.ts')],
  terser: minify,
  // How deep the mini-program's templates nest; deeper trees go through a custom element.
  baseLevel: 8,
  mini: {
    postcss: asWritten,
    compile,
    runtime: { enableInnerHTML: false },
    webpackChain(chain) {
      chain.module
        .rule('trim')
        .test(trimmed)
        .use('trim')
        .loader(join(__dirname, 'trim', 'loader.ts'))
    }
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css'
    },
    router: {
      mode: 'browser',
      customRoutes: {
        '/pages/lobby/index': '/lobby',
        '/pages/room/index': '/room',
        '/pages/settings/index': '/settings'
      }
    },
    postcss: asWritten,
    compile,
    webpackChain(chain) {
      chain.resolve.alias
        .set('@tarojs/components$', ofTheWeb('tags.ts'))
        .set('@tarojs/components/dist/components$', ofTheWeb('taro-elements.ts'))
      // Sizes are held by bench/sizes, gzipped and by route.
      chain.performance.hints(false)
      // One chunk for what the pages share, beside one for each page.
      chain.optimization.splitChunks({
        cacheGroups: {
          default: false,
          defaultVendors: false,
          shared: { name: 'shared', chunks: 'async', minChunks: 2, priority: 10 }
        }
      })
    },
    devServer: {
      port: 10086,
      open: false,
      // Its usual place, /ws, is the meeting server's.
      webSocketServer: { type: 'ws', options: { path: '/hot-update' } },
      client: { webSocketURL: { pathname: '/hot-update' } },
      proxy: [{ context: (path: string) => !isPage(path), target: server, ws: true }]
    }
  }
})

/** What the development server answers itself; everything else is the meeting server's. */
function isPage(path: string): boolean {
  return /^\/(lobby|room|settings)?$/.test(path) || /^\/(js|css|static)\//.test(path) || path.includes('hot-update')
}

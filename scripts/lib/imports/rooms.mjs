/**
 * The rooms of the house and what each of them may see. A room is a folder or a file without its ending; the longest
 * name that matches a path counts. Within itself a room may import freely, but never in a circle.
 *
 * @typedef {object} Room
 * @property {string} path
 * @property {string[]} uses rooms whose code it may import
 * @property {string[]} types rooms of which it may import types only
 * @property {string[]} packages packages it may import, types included; `*` at the end matches any rest
 */

/** @type {(path: string, sees?: Partial<Omit<Room, 'path'>>) => Room} */
const room = (path, { uses = [], types = [], packages = [] } = {}) => ({ path, uses, types, packages })

const taro = ['@tarojs/taro', '@tarojs/components', 'react']

/** @type {Room[]} */
export const rooms = [
  room('protocol'),

  room('src/services/emedia', { uses: ['protocol'] }),
  room('src/locales', { uses: ['protocol'] }),
  room('src/store', {
    uses: ['src/services/emedia', 'src/locales', 'protocol'],
    types: ['src/platform'],
    packages: ['zustand*']
  }),
  room('src/components', {
    uses: ['src/locales', 'protocol'],
    types: ['src/services/emedia', 'src/platform'],
    packages: [...taro, 'uqr']
  }),
  room('src/platform', {
    uses: ['src/services/emedia', 'src/locales', 'protocol'],
    packages: [...taro, '@tarojs/router']
  }),
  room('src/hooks', {
    uses: ['src/components', 'src/store', 'src/services/emedia', 'src/locales', 'protocol'],
    types: ['src/platform'],
    packages: ['@tarojs/taro', 'react', 'zustand*']
  }),
  room('src/styles'),
  room('src/pages', {
    uses: ['src/styles', 'src/hooks', 'src/components', 'src/store', 'src/platform', 'src/locales', 'protocol'],
    types: ['src/services/emedia'],
    packages: taro
  }),
  room('src', {
    uses: [
      'src/styles',
      'src/pages',
      'src/hooks',
      'src/components',
      'src/store',
      'src/platform',
      'src/services/emedia',
      'src/locales'
    ],
    packages: taro
  }),

  room('server/conference/model', { uses: ['protocol'], types: ['server/media/engine', 'server/conference'] }),
  room('server/conference/decide', {
    uses: ['server/conference/model', 'protocol'],
    types: ['server/conference', 'server/media/engine']
  }),
  room('server/conference', {
    uses: ['server/conference/decide', 'server/conference/model', 'server/security', 'server/media/engine', 'protocol'],
    types: ['server/storage', 'server/config'],
    packages: ['node:*', 'pino', 'zod']
  }),
  room('server/security', {
    uses: ['protocol'],
    types: ['server/conference', 'server/media/engine', 'server/config'],
    packages: ['node:*', 'jose']
  }),
  room('server/storage', {
    uses: ['protocol'],
    types: ['server/conference', 'server/config'],
    packages: ['node:*', 'libsql', 'pino']
  }),
  room('server/media/engine', { packages: ['node:*'] }),
  room('server/media', {
    uses: ['server/media/engine', 'server/security', 'protocol'],
    types: ['server/conference', 'server/config'],
    packages: ['node:*', 'node-av*', 'node-datachannel*', 'pino']
  }),
  room('server/recording', {
    uses: ['protocol'],
    types: ['server/conference', 'server/conference/model', 'server/media', 'server/media/engine', 'server/storage'],
    packages: ['node:*', 'zod']
  }),
  room('server/socket', {
    uses: ['server/conference', 'server/security', 'protocol'],
    types: ['server/config', 'server/media', 'server/media/engine', 'server/storage'],
    packages: ['node:*', 'ws', 'pino', 'fastify']
  }),
  room('server/wechat', { types: ['server/config'], packages: ['node:*'] }),
  room('server/http', {
    uses: ['server/conference', 'server/recording', 'server/security', 'server/wechat', 'protocol'],
    types: ['server/config', 'server/media', 'server/media/engine', 'server/storage', 'server/socket'],
    packages: ['node:*', 'fastify', '@fastify/*', 'zod', 'pino', 'uqr']
  }),
  room('server/config', { uses: ['protocol'], packages: ['node:*', 'selfsigned', 'zod'] }),
  room('server', {
    uses: [
      'server/http',
      'server/socket',
      'server/conference',
      'server/security',
      'server/storage',
      'server/wechat',
      'server/media',
      'server/media/engine',
      'server/recording',
      'server/config',
      'protocol'
    ],
    packages: ['node:*', 'pino', 'uqr', 'ws', 'fastify']
  }),

  // What runs before anything is installed lives on Node's own modules.
  room('scripts/lib/imports', { packages: ['node:*', 'typescript'] }),
  room('scripts/lib/sdk', { uses: ['scripts/lib'], packages: ['node:*', 'esbuild', 'terser', 'typescript'] }),
  room('scripts/lib/docs', { uses: ['scripts/lib'], packages: ['node:*', 'esbuild'] }),
  room('scripts/lib', { packages: ['node:*'] }),
  room('scripts/start', { uses: ['scripts/lib'], packages: ['node:*'] }),
  room('scripts/test', { uses: ['scripts/lib'], packages: ['node:*'] }),
  room('scripts', {
    uses: ['scripts/lib', 'scripts/lib/docs', 'scripts/lib/imports', 'scripts/lib/sdk'],
    packages: ['node:*', 'esbuild']
  })
]

import { randomUUID } from 'node:crypto'
import { makeFunction } from './api'
import type { WxHost } from './host'

const silentLog = () => ({ log() {}, debug() {}, info() {}, warn() {}, error() {}, setFilterMsg() {} })

const updateManager = () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} })

/** The mini-program itself and who uses it. */
export function makeAccountFunctions(host: WxHost): Record<string, unknown> {
  const { logic, person } = host
  const userInfo = () => ({ userInfo: { nickName: person.nickName, avatarUrl: '', gender: 0 }, rawData: '' })
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    nextTick: (run: () => void) => void logic.timers.once(() => void logic.run(undefined, run)),
    getLaunchOptionsSync: () => logic.give(host.launch),
    getEnterOptionsSync: () => logic.give(host.enter),
    getAccountInfoSync: () =>
      logic.give({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getUpdateManager: updateManager,
    getLogManager: silentLog,
    getRealtimeLogManager: silentLog,
    login: makeFunction(logic, 'login', () => ({ code: randomUUID() })),
    checkSession: makeFunction(logic, 'checkSession'),
    getUserInfo: makeFunction(logic, 'getUserInfo', userInfo),
    getUserProfile: makeFunction(logic, 'getUserProfile', userInfo)
  }
}

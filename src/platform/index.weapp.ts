/** WeChat. */
export { BackGuard, LocalVideo, MixedSound, RemoteVideo, createPlatform } from './weapp'

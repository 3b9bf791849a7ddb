/** WeChat. */
export { LocalVideo, RemoteVideo, createPlatform } from './weapp'

/** The web; builds for WeChat take index.weapp.ts instead. */
export { LocalVideo, RemoteVideo, createPlatform } from './h5'

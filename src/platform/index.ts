/** The web; builds for WeChat take index.weapp.ts instead. */
export { BackGuard, LocalVideo, MixedSound, RemoteVideo, createPlatform } from './h5'

export default defineAppConfig({
  pages: ['pages/lobby/index'],
  // Only the front door is in the main package, which is what a phone loads before it shows anything.
  subPackages: [
    { root: 'pages/room', pages: ['index'] },
    { root: 'pages/settings', pages: ['index'] }
  ],
  preloadRule: { 'pages/lobby/index': { network: 'all', packages: ['pages/room'] } },
  // Pages of the web that slide in come a third of a second later.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  window: {
    navigationBarTitleText: 'emeet',
    navigationBarBackgroundColor: '#0B1020',
    navigationBarTextStyle: 'white',
    backgroundColor: '#0B1020'
  }
})

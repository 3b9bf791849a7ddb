export default defineAppConfig({
  pages: ['pages/lobby/index', 'pages/settings/index'],
  // The room is a package of its own: each package of a mini-program may have 2 MB.
  subPackages: [{ root: 'pages/room', pages: ['index'] }],
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

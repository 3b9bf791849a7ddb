export default defineAppConfig({
  pages: ['pages/lobby/index', 'pages/settings/index'],
  // The room is a package of its own: each package of a mini-program may have 2 MB.
  subPackages: [{ root: 'pages/room', pages: ['index'] }],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  window: {
    navigationBarTitleText: 'emeet',
    navigationBarBackgroundColor: '#0B1020',
    navigationBarTextStyle: 'white',
    backgroundColor: '#0B1020'
  }
})

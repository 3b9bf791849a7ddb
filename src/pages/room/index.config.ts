export default definePageConfig({ navigationBarTitleText: 'emeet', navigationStyle: 'custom', disableScroll: true })

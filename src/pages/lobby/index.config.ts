export default definePageConfig({ navigationBarTitleText: 'emeet', enableShareAppMessage: true })

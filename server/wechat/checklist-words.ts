export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** The check-list's sentences. Names of the console's menus stay Chinese, because the console is. */
export const sentences = {
  title: { zh: '微信小程序上线清单', en: 'Check-list for the WeChat mini-program' },
  legend: {
    zh: '[x] 服务器已就绪　[!] 当前配置行不通　[ ] 请在微信公众平台 (mp.weixin.qq.com) 办理',
    en: '[x] ready on this server, [!] does not work as configured, [ ] to be done at mp.weixin.qq.com'
  },
  category: {
    zh: '主体是企业或组织；服务类目加上「IT科技 > 多方通信」（社交直播、教育、医疗、金融、汽车、政府也可以）。',
    en: 'The account is an organisation’s; its category is IT科技 > 多方通信 (社交直播, 教育, 医疗, 金融, 汽车 or 政府 do as well).'
  },
  tags: {
    zh: '「开发 > 开发管理 > 接口设置」打开「实时播放音视频流」和「实时录制音视频流」。',
    en: 'Under 开发 > 开发管理 > 接口设置 both 实时播放音视频流 (live-player) and 实时录制音视频流 (live-pusher) are on.'
  },
  privacy: {
    zh: '「设置 > 服务内容声明 > 用户隐私保护指引」声明摄像头、麦克风和剪切板。可填写：「为了在会议中让其他参会者看到你，开发者将在获取你的明示同意后，访问你的摄像头」「为了在会议中让其他参会者听到你，开发者将在获取你的明示同意后，访问你的麦克风」「为了复制会议链接，开发者将写入你的剪切板」。',
    en: 'Under 设置 > 服务内容声明 > 用户隐私保护指引 declare camera, microphone and clipboard: the camera so that the others in a meeting see you, the microphone so that they hear you, each after explicit consent; the clipboard to copy the link of a meeting.'
  },
  domains: (host: string): Sentence => ({
    zh: `「开发 > 开发管理 > 服务器域名」：request 合法域名 https://${host}，socket 合法域名 wss://${host}；域名要有 ICP 备案和有效证书。`,
    en: `Under 开发 > 开发管理 > 服务器域名: request https://${host}, socket wss://${host}. The domain has an ICP filing and a valid certificate.`
  }),
  noDomain: (origin: string): Sentence => ({
    zh: `客户端通过 ${origin} 访问服务器，微信不接受：需要 https 和已备案的域名。请在代理上配置证书并设置 PUBLIC_URL。`,
    en: `Clients reach this server at ${origin}, which WeChat does not take: it wants https and a domain name with an ICP filing. Put a proxy with a certificate before it and set PUBLIC_URL.`
  }),
  rtmp: (address: string): Sentence => ({
    zh: `推流和播放走 ${address}，不用填进服务器域名；防火墙要放行这个 TCP 端口。`,
    en: `Media goes to ${address}. It does not belong into the list of domains; the firewall lets this TCP port through.`
  }),
  qrRule: (prefix: string): Sentence => ({
    zh: `「设置 > 扫普通链接二维码打开小程序」添加规则 ${prefix}，占用所有子规则，小程序功能页面 pages/lobby/index，测试后发布。一张二维码：微信打开小程序，别的相机打开网页。`,
    en: `Under 设置 > 扫普通链接二维码打开小程序 add the rule ${prefix} with all that begins with it, leading to pages/lobby/index; test it, then publish it. One printed code then opens the mini-program in WeChat and the web app elsewhere.`
  }),
  checkFileFound: (prefix: string, names: string): Sentence => ({
    zh: `规则的校验文件已在 ${prefix} 下提供：${names}。`,
    en: `The rule's check file is served under ${prefix}: ${names}.`
  }),
  checkFileMissing: (prefix: string): Sentence => ({
    zh: `把添加规则时下载的校验文件放进数据目录的 wechat 文件夹，服务器会在 ${prefix} 下提供它。`,
    en: `Put the check file that WeChat gives for the rule into the folder wechat of the data directory; the server serves it under ${prefix}.`
  }),
  account: {
    zh: '已配置 AppID 和 AppSecret：邀请里有小程序码。「开发 > 开发管理 > 开发设置」的 IP 白名单要包含这台服务器。',
    en: 'AppID and AppSecret are set: invitations have a mini-program code. The IP whitelist under 开发 > 开发管理 > 开发设置 must contain this server.'
  },
  noAccount: {
    zh: '要在邀请里显示小程序码，请设置 WECHAT_APPID 和 WECHAT_SECRET；不设也能用链接二维码。',
    en: 'For mini-program codes in invitations set WECHAT_APPID and WECHAT_SECRET; without them the QR code of the link serves.'
  },
  build: (origin: string): Sentence => ({
    zh: `构建：TARO_APP_HOST=${origin} npm run build:weapp，然后用微信开发者工具上传 dist/weapp。`,
    en: `Build it with TARO_APP_HOST=${origin} npm run build:weapp, then upload dist/weapp with WeChat's developer tools.`
  }),
  phone: {
    zh: '用真机试一次：开发者工具不支持推流和播放组件。',
    en: "Try it on a phone: WeChat's developer tools cannot run either tag."
  }
}

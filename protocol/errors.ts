/**
 * Every way to be refused: one code a cause. HTTP answers, WebSocket responses, the SDK and the app all read this table.
 *
 * Codes -500, -501, -502, -504, -506, -508 and -510 end the session in the vendor's clients whenever they arrive in
 * answer to an operation; a refusal that a member survives must not use them outside of entering.
 */
export interface ErrorEntry {
  readonly code: number
  /** One sentence for people. */
  readonly zh: string
  readonly en: string
  /** What the person, or the developer, can do about it. */
  readonly todo: { readonly zh: string; readonly en: string }
}

const entry = (code: number, zh: string, en: string, todoZh: string, todoEn: string): ErrorEntry => ({
  code,
  zh,
  en,
  todo: { zh: todoZh, en: todoEn }
})

export const errors = {
  'bad-request': entry(-200, '请求的内容不对。', 'The request is not well-formed.', '请检查参数。', 'Check the parameters.'),
  'bad-token': entry(-401, '登录已失效。', 'You are not signed in any more.', '请重新进入。', 'Sign in again.'),
  'not-found': entry(-404, '没有这个地址。', 'There is nothing at this address.', '请检查链接。', 'Check the link.'),
  'too-large': entry(-413, '发送的内容太大。', 'What was sent is too large.', '请缩短后再试。', 'Send less.'),
  'too-many': entry(-429, '操作太频繁。', 'That was tried too often.', '请稍后再试。', 'Wait a little, then try again.'),
  'ticket-invalid': entry(-500, '入会凭证无效。', 'The ticket is not valid.', '请重新加入。', 'Join again.'),
  closed: entry(-501, '连接已被服务器关闭。', 'The server has closed the session.', '请重新加入。', 'Join again.'),
  'ticket-expired': entry(-502, '入会凭证已过期。', 'The ticket has expired.', '请重新加入。', 'Join again.'),
  'wrong-password': entry(-503, '会议密码不对。', 'The password is wrong.', '请向会议的发起人询问密码。', 'Ask whoever invited you.'),
  'session-gone': entry(-504, '这次入会已经结束。', 'This session is over.', '请重新加入。', 'Join again.'),
  'not-permitted': entry(-505, '没有权限这样做。', 'You may not do that.', '请联系管理员。', 'Ask an admin of the meeting.'),
  ended: entry(-506, '会议已经结束。', 'The meeting has ended.', '可以用同样的名称再开一个。', 'Start a new one with the same name.'),
  'no-such-member': entry(-507, '这位成员不在会议里。', 'That member is not in the meeting.', '请刷新成员列表。', 'Look at the member list again.'),
  'no-such-conference': entry(-508, '没有这个会议。', 'There is no such meeting.', '请检查会议名称或邀请。', 'Check the name or the invitation.'),
  'server-limit': entry(-510, '会议已满。', 'The meeting is full.', '请等有人离开后再试。', 'Try again when somebody has left.'),
  locked: entry(-511, '会议已锁定。', 'The meeting is locked.', '请让管理员解锁。', 'Ask an admin to unlock it.'),
  banned: entry(-512, '你已被移出这个会议。', 'You have been removed from this meeting.', '请联系管理员。', 'Ask an admin of the meeting.'),
  'talkers-full': entry(-523, '发言人数已满。', 'There are no talker places left.', '可以先以观众身份加入。', 'Join as audience for now.'),
  'videos-full': entry(-524, '视频数量已满。', 'There are no more videos allowed.', '可以先只开麦克风。', 'Use only the microphone for now.'),
  'desktops-full': entry(-525, '共享屏幕的数量已满。', 'There are no more shared screens allowed.', '请等别人停止共享。', 'Wait until somebody stops sharing.'),
  'no-such-stream': entry(-526, '这个画面已经不在了。', 'That stream is not there any more.', '请稍候，画面会自动更新。', 'Wait for the list to refresh.'),
  'bad-offer': entry(-527, '无法识别媒体协商内容。', 'The media offer cannot be read.', '请换一个浏览器再试。', 'Try another browser.'),
  'unsupported-codec': entry(-528, '不支持这种音视频编码。', 'This audio or video codec is not supported.', '请换一个浏览器再试。', 'Try another browser.'),
  'media-unavailable': entry(-529, '音视频服务正在恢复。', 'Audio and video are being restored.', '请稍候，会自动重试。', 'Wait; it is retried by itself.'),
  'attributes-full': entry(-540, '会议属性太多或太长。', 'There are too many or too long attributes.', '请删除不用的属性。', 'Delete some of them.'),
  'name-taken': entry(-541, '这个用户名已被使用。', 'This user name is taken.', '请换一个。', 'Choose another.'),
  'wrong-credentials': entry(-542, '用户名或密码不对。', 'The user name or the password is wrong.', '请检查后再试。', 'Check them and try again.'),
  'invite-invalid': entry(-543, '邀请已失效。', 'This invitation is not valid any more.', '请要一个新的邀请。', 'Ask for a new one.'),
  'not-supported': entry(-550, '这台服务器没有这个功能。', 'This server does not have that function.', '请联系管理员。', 'Ask the operator.'),
  internal: entry(-599, '服务器出错了。', 'The server made a mistake.', '请再试一次；如仍失败请联系管理员。', 'Try again; tell the operator if it stays.'),
  'bad-answer': entry(-598, '服务器的回应无法识别。', 'The answer of the server cannot be read.', '请检查服务器地址。', 'Check the address of the server.'),
  aborted: entry(-499, '已取消。', 'The call was cancelled.', '需要时请再试一次。', 'Call again when it is needed.'),
  unsupported: entry(-545, '当前环境不支持。', 'This cannot be done here.', '请换一个环境再试。', 'Use another device or browser.'),
  network: entry(-9527, '网络不通。', 'The network cannot be reached.', '请检查网络后再试。', 'Check the network and try again.'),
  timeout: entry(-408, '服务器没有及时回应。', 'The server did not answer in time.', '请再试一次。', 'Try again.')
} as const satisfies Record<string, ErrorEntry>

/** The stable name of a cause. */
export type ErrorName = keyof typeof errors

const byCode = new Map<number, ErrorName>(
  (Object.keys(errors) as ErrorName[]).map((name) => [errors[name].code, name])
)

/** The cause behind a code from the wire, if it is one of ours. */
export const errorName = (code: number): ErrorName | undefined => byCode.get(code)

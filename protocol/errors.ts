import { type ErrorName, errorCodes } from './error-codes'

export { type ErrorName, errorCodes, errorName } from './error-codes'

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

type Words = Omit<ErrorEntry, 'code'>

const words = (zh: string, en: string, todoZh: string, todoEn: string): Words => ({
  zh,
  en,
  todo: { zh: todoZh, en: todoEn }
})

const table: Readonly<Record<ErrorName, Words>> = {
  'bad-request': words('请求的内容不对。', 'The request is not well-formed.', '请检查参数。', 'Check the parameters.'),
  'bad-token': words('登录已失效。', 'You are not signed in any more.', '请重新进入。', 'Sign in again.'),
  'not-found': words('没有这个地址。', 'There is nothing at this address.', '请检查链接。', 'Check the link.'),
  'too-large': words('发送的内容太大。', 'What was sent is too large.', '请缩短后再试。', 'Send less.'),
  'too-many': words('操作太频繁。', 'That was tried too often.', '请稍后再试。', 'Wait a little, then try again.'),
  'ticket-invalid': words('入会凭证无效。', 'The ticket is not valid.', '请重新加入。', 'Join again.'),
  closed: words('连接已被服务器关闭。', 'The server has closed the session.', '请重新加入。', 'Join again.'),
  'ticket-expired': words('入会凭证已过期。', 'The ticket has expired.', '请重新加入。', 'Join again.'),
  'wrong-password': words(
    '会议密码不对。',
    'The password is wrong.',
    '请向会议的发起人询问密码。',
    'Ask whoever invited you.'
  ),
  'session-gone': words('这次入会已经结束。', 'This session is over.', '请重新加入。', 'Join again.'),
  'not-permitted': words('没有权限这样做。', 'You may not do that.', '请联系管理员。', 'Ask an admin of the meeting.'),
  ended: words(
    '会议已经结束。',
    'The meeting has ended.',
    '可以用同样的名称再开一个。',
    'Start a new one with the same name.'
  ),
  'no-such-member': words(
    '这位成员不在会议里。',
    'That member is not in the meeting.',
    '请刷新成员列表。',
    'Look at the member list again.'
  ),
  'no-such-conference': words(
    '没有这个会议。',
    'There is no such meeting.',
    '请检查会议名称或邀请。',
    'Check the name or the invitation.'
  ),
  'server-limit': words(
    '会议已满。',
    'The meeting is full.',
    '请等有人离开后再试。',
    'Try again when somebody has left.'
  ),
  locked: words('会议已锁定。', 'The meeting is locked.', '请让管理员解锁。', 'Ask an admin to unlock it.'),
  banned: words(
    '你已被移出这个会议。',
    'You have been removed from this meeting.',
    '请联系管理员。',
    'Ask an admin of the meeting.'
  ),
  'talkers-full': words(
    '发言人数已满。',
    'There are no talker places left.',
    '可以先以观众身份加入。',
    'Join as audience for now.'
  ),
  'videos-full': words(
    '视频数量已满。',
    'There are no more videos allowed.',
    '可以先只开麦克风。',
    'Use only the microphone for now.'
  ),
  'desktops-full': words(
    '共享屏幕的数量已满。',
    'There are no more shared screens allowed.',
    '请等别人停止共享。',
    'Wait until somebody stops sharing.'
  ),
  'no-such-stream': words(
    '这个画面已经不在了。',
    'That stream is not there any more.',
    '请稍候，画面会自动更新。',
    'Wait for the list to refresh.'
  ),
  'bad-offer': words(
    '无法识别媒体协商内容。',
    'The media offer cannot be read.',
    '请换一个浏览器再试。',
    'Try another browser.'
  ),
  'unsupported-codec': words(
    '不支持这种音视频编码。',
    'This audio or video codec is not supported.',
    '请换一个浏览器再试。',
    'Try another browser.'
  ),
  'b-frames': words(
    '画面含有 B 帧，浏览器无法播放。',
    'The video has B-frames, which browsers cannot play.',
    '请关闭 B 帧（例如使用 baseline 档次）后再推流。',
    'Publish without B-frames, for example in baseline profile.'
  ),
  'annex-b': words(
    '画面的封装格式不对（Annex B）。',
    'The video is packed in the wrong form (Annex B).',
    '请使用带长度前缀的 AVC 格式推流。',
    'Publish in AVC form, with lengths in front of NAL units.'
  ),
  'media-unavailable': words(
    '音视频服务正在恢复。',
    'Audio and video are being restored.',
    '请稍候，会自动重试。',
    'Wait; it is retried by itself.'
  ),
  'rooms-full': words(
    '你创建的会议太多了。',
    'You have made too many meetings that still live.',
    '请先结束一个会议。',
    'End one of them first.'
  ),
  'chat-too-fast': words(
    '发言太快了。',
    'You are writing faster than others can read.',
    '请等几秒再发。',
    'Wait a few seconds, then send it.'
  ),
  'member-unable': words(
    '对方的应用不支持这个操作。',
    'The app of that member cannot do this.',
    '请直接对他说。',
    'Tell them in the meeting.'
  ),
  'attributes-full': words(
    '会议属性太多或太长。',
    'There are too many or too long attributes.',
    '请删除不用的属性。',
    'Delete some of them.'
  ),
  'name-taken': words('这个用户名已被使用。', 'This user name is taken.', '请换一个。', 'Choose another.'),
  'wrong-credentials': words(
    '用户名或密码不对。',
    'The user name or the password is wrong.',
    '请检查后再试。',
    'Check them and try again.'
  ),
  'login-refused': words(
    '登录没有被接受。',
    'The login was not accepted.',
    '请重新登录后再试。',
    'Log in anew and try again.'
  ),
  'invite-invalid': words(
    '邀请已失效。',
    'This invitation is not valid any more.',
    '请要一个新的邀请。',
    'Ask for a new one.'
  ),
  'no-such-recording': words(
    '没有这个录制。',
    'There is no such recording.',
    '它可能已被删除。',
    'It may have been deleted.'
  ),
  'recording-busy': words(
    '录制还在进行或处理中。',
    'The recording is still being made.',
    '请等处理完成。',
    'Wait until it is finished.'
  ),
  'not-supported': words(
    '这台服务器没有这个功能。',
    'This server does not have that function.',
    '请联系管理员。',
    'Ask the operator.'
  ),
  internal: words(
    '服务器出错了。',
    'The server made a mistake.',
    '请再试一次；如仍失败请联系管理员。',
    'Try again; tell the operator if it stays.'
  ),
  'storage-failed': words(
    '服务器的磁盘写不进去了。',
    'The server cannot write to its disk.',
    '请联系管理员；腾出空间后再试。',
    'Tell the operator; try again when there is room.'
  ),
  'bad-answer': words(
    '服务器的回应无法识别。',
    'The answer of the server cannot be read.',
    '请检查服务器地址。',
    'Check the address of the server.'
  ),
  aborted: words('已取消。', 'The call was cancelled.', '需要时请再试一次。', 'Call again when it is needed.'),
  unsupported: words(
    '当前环境不支持。',
    'This cannot be done here.',
    '请换一个环境再试。',
    'Use another device or browser.'
  ),
  'bad-host': words(
    '服务器地址要以 http:// 或 https:// 开头。',
    'The address of the server must begin with http:// or https://.',
    '请在设置里改正。',
    'Correct it in the settings.'
  ),
  'no-device': words(
    '无法打开摄像头、麦克风或屏幕。',
    'The camera, the microphone or the screen cannot be opened.',
    '请允许使用，或换一个设备。',
    'Allow it, or choose another.'
  ),
  network: words(
    '网络不通。',
    'The network cannot be reached.',
    '请检查网络后再试。',
    'Check the network and try again.'
  ),
  timeout: words('服务器没有及时回应。', 'The server did not answer in time.', '请再试一次。', 'Try again.')
}

export const errors = Object.fromEntries(
  (Object.keys(table) as ErrorName[]).map((name) => [name, { code: errorCodes[name], ...table[name] }])
) as Readonly<Record<ErrorName, ErrorEntry>>

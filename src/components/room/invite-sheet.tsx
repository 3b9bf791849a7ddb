import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button'
import { classNames } from '../class-names'
import { IconButton } from '../icon-button'
import { Segments } from '../segments'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'
import { QrCode } from './qr-code'
import { SunCode } from './sun-code'

export interface InviteSheetProps {
  readonly roomName: string
  readonly password: string
  /** Undefined while it is being made. */
  readonly link: string | undefined
  /** Picture of the mini-program code; undefined where the server has no mini-program. */
  readonly codeUrl: string | undefined
  /** Whether a card can be sent to a chat. */
  readonly canShare: boolean
  readonly wide: boolean
  readonly onCopy: (text: string, what: 'copied' | 'linkCopied') => void
  readonly onClose: () => void
}

/** How others get in: a code to scan, a link to send, and what to say aloud. */
export function InviteSheet(props: InviteSheetProps) {
  const { roomName, password, link, canShare, wide, onCopy, onClose } = props
  const { invite } = useRoomWords()
  return (
    <Sheet className='invite-sheet' title={invite.title} wide={wide} onClose={onClose}>
      <View className='inside'>
        <Codes {...props} />
        <View className='card inner apart'>
          <ToSay
            title={invite.room}
            text={roomName}
            label={invite.copyName}
            onCopy={() => onCopy(roomName, 'copied')}
          />
          {password !== '' && (
            <ToSay
              second
              title={invite.password}
              text={password}
              label={invite.copyPassword}
              onCopy={() => onCopy(password, 'copied')}
            />
          )}
        </View>
        <Buttons link={link} canShare={canShare} onCopy={onCopy} />
        {link !== undefined && <View className='spoken invite-link'>{link}</View>}
      </View>
    </Sheet>
  )
}

/** The code of the link; with a mini-program there are two, and each says who opens it. */
function Codes({ link, codeUrl, canShare }: Pick<InviteSheetProps, 'link' | 'codeUrl' | 'canShare'>) {
  const { invite } = useRoomWords()
  const [kind, setKind] = useState<'wechat' | 'link'>(canShare ? 'wechat' : 'link')
  const isSun = codeUrl !== undefined && kind === 'wechat'
  const hint = codeUrl === undefined ? (canShare ? invite.hint : invite.hintWeb) : undefined
  return (
    <>
      {codeUrl !== undefined && (
        <Segments
          label={invite.whichCode}
          options={[
            { value: 'wechat', text: invite.wechatCode },
            { value: 'link', text: invite.linkCode }
          ]}
          value={kind}
          onChange={setKind}
        />
      )}
      <View className='qr-frame'>{isSun ? <SunCode address={codeUrl} /> : <QrCode text={link} />}</View>
      <View className='caption'>{hint ?? (isSun ? invite.hintCode : invite.hintWeb)}</View>
    </>
  )
}

function Buttons({ link, canShare, onCopy }: Pick<InviteSheetProps, 'link' | 'canShare' | 'onCopy'>) {
  const { invite } = useRoomWords()
  return (
    <View className='pair apart'>
      <Button
        className='copy-link-button'
        icon='copy'
        kind={canShare ? 'plain' : 'primary'}
        text={invite.copyLink}
        disabled={link === undefined}
        onPress={() => link !== undefined && onCopy(link, 'linkCopied')}
      />
      {canShare && (
        <Button
          className='is-second share-button'
          kind='primary'
          icon='wechat-share'
          openType='share'
          text={invite.share}
        />
      )}
    </View>
  )
}

interface ToSayProps {
  readonly title: string
  readonly text: string
  readonly label: string
  readonly second?: boolean
  readonly onCopy: () => void
}

function ToSay({ title, text, label, second = false, onCopy }: ToSayProps) {
  return (
    <View className={classNames('li two', second && 'is-divided')}>
      <View className='grow'>
        <View className='t12 sub'>{title}</View>
        <Text className='ttl ell'>{text}</Text>
      </View>
      <IconButton icon='copy' size={20} label={label} onPress={onCopy} />
    </View>
  )
}

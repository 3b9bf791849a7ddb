import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { LocalMediaState } from '../../platform/types'
import { Button } from '../button'
import { sentences } from '../../locales/sentences'
import { classNames } from '../class-names'
import { Control } from '../control'
import { Icon } from '../icon'
import { IconButton } from '../icon-button'
import { useWords } from '../words'

export interface PreviewProps {
  readonly media: LocalMediaState
  readonly pending: ReadonlySet<'microphone' | 'camera' | 'flip'>
  /** Whether the permission settings can be opened from here. */
  readonly canOpenSettings: boolean
  readonly video: ReactNode
  readonly onMicrophone: () => void
  readonly onCamera: () => void
  readonly onFlip: () => void
  /** Opens the settings, or asks again. */
  readonly onSettings: () => void
  readonly onConsent: () => void
  /** Absent where the system chooses the devices. */
  readonly onDevices: (() => void) | undefined
}

/** How the others will see and hear me. */
export function Preview(props: PreviewProps) {
  const { media, video, onDevices } = props
  const { devices } = useWords()
  return (
    <View className='preview'>
      {video}
      {!media.camera && <Trouble {...props} />}
      {media.microphone && <Heard level={media.level} />}
      {onDevices !== undefined && (
        <IconButton className='pick-devices' icon='devices' tone='white' label={devices.title} onPress={onDevices} />
      )}
      <View className='pbar'>
        <Switches {...props} />
      </View>
    </View>
  )
}

function Switches({ media, pending, onMicrophone, onCamera, onFlip }: PreviewProps) {
  const { controls } = useWords()
  const { microphone, camera, canFlip } = media
  const names = (name: string, on: boolean) => classNames(name, !on && 'is-switched-off')
  const look = (on: boolean) => ({ state: on ? undefined : 'off', pressed: on, overVideo: true }) as const
  return (
    <>
      <Control
        {...look(microphone)}
        className={names('microphone-button', microphone)}
        icon={microphone ? 'mic' : 'mic-off'}
        text={controls.microphone}
        label={microphone ? controls.mute : controls.unmute}
        pending={pending.has('microphone')}
        onPress={onMicrophone}
      />
      <Control
        {...look(camera)}
        className={names('camera-button', camera)}
        icon={camera ? 'camera' : 'camera-off'}
        text={controls.camera}
        label={camera ? controls.stopCamera : controls.startCamera}
        pending={pending.has('camera')}
        onPress={onCamera}
      />
      {camera && canFlip && (
        <Control
          className='flip-button'
          icon='flip-camera'
          text={controls.flip}
          label={controls.flipCamera}
          pending={pending.has('flip')}
          overVideo
          onPress={onFlip}
        />
      )}
    </>
  )
}

const METER = [1, 2, 3, 4, 5]
const HEIGHTS = [5, 9, 12, 9, 6]

function Heard({ level }: { readonly level: number }) {
  const { preview } = useWords()
  return (
    <View className='ptag chip'>
      <Icon name='mic' size={14} tone='white' />
      <Text>{preview.heard}</Text>
      <View className='meter'>
        {METER.map((step, index) => (
          <View
            key={step}
            className={classNames('bar-of', step <= level && 'on')}
            style={{ height: `${HEIGHTS[index] ?? 0}px` }}
          />
        ))}
      </View>
    </View>
  )
}

/** Why there is no picture, and what to do. It never keeps anybody out. */
function Trouble({ media, pending, canOpenSettings, onSettings, onConsent }: PreviewProps) {
  const { preview, devices } = useWords()
  const { cameraProblem, microphoneProblem, needsConsent } = media
  if (pending.has('camera')) return <Middle title={preview.starting} />
  if (needsConsent) {
    return (
      <Middle title={preview.privacy} detail={preview.privacyDetail}>
        <Button
          className='consent-button'
          kind='light'
          size='small'
          openType='agreePrivacyAuthorization'
          text={preview.agree}
          onDone={onConsent}
        />
      </Middle>
    )
  }
  if (cameraProblem === undefined && microphoneProblem === undefined) return <Middle title={preview.cameraOff} />
  const both = cameraProblem === 'refused' && microphoneProblem === 'refused'
  const one = cameraProblem === undefined ? '' : devices.camera[cameraProblem]
  const other = microphoneProblem === undefined ? '' : devices.microphone[microphoneProblem]
  const refused = cameraProblem === 'refused' || microphoneProblem === 'refused'
  const problem = cameraProblem ?? microphoneProblem ?? 'failed'
  const todo = refused ? preview.howToAllow : devices.todo[problem]
  return (
    <Middle
      title={both ? preview.bothRefused : `${one}${other}`}
      detail={refused && canOpenSettings ? preview.stillJoin : sentences(preview.stillJoin, todo)}
    >
      <Again canOpenSettings={canOpenSettings && refused} onSettings={onSettings} />
    </Middle>
  )
}

function Again({ canOpenSettings, onSettings }: Pick<PreviewProps, 'canOpenSettings' | 'onSettings'>) {
  const { preview, common } = useWords()
  if (!canOpenSettings) {
    return <Button className='retry-button' kind='light' size='small' text={common.retry} onPress={onSettings} />
  }
  return (
    <Button
      className='open-settings-button'
      kind='light'
      size='small'
      openType='openSetting'
      text={preview.openSettings}
      onDone={onSettings}
    />
  )
}

interface MiddleProps {
  readonly title: string
  readonly detail?: string
  readonly children?: ReactNode
}

function Middle({ title, detail, children }: MiddleProps) {
  return (
    <View className='mid preview-state'>
      <Text className='t16 strong'>{title}</Text>
      {detail !== undefined && <Text className='t14'>{detail}</Text>}
      {children}
    </View>
  )
}

import { Group, Row } from '../list'
import { Steps } from '../steps'
import { SwitchRow } from '../switch-row'
import { View, Text } from '@tarojs/components'
import { useWords } from '../words'
import { Choice } from './choice'
import { TextRow } from './text-row'
import type { ConfrType } from '../../../protocol/numbers'
import { ConfrType as Types } from '../../../protocol/numbers'
import { type LanguageChoice, languageNames } from '../../locales'

type QualityName = 'saver' | 'standard' | 'sharp' | 'high'
type ThemeChoice = 'system' | 'light' | 'dark'
type LimitName = 'maxTalkerCount' | 'maxVideoCount' | 'maxAudienceCount' | 'maxPubDesktopCount'

/** What these groups show, and how they change it. */
export interface GroupProps {
  readonly values: {
    readonly name: string
    readonly microphone: boolean
    readonly camera: boolean
    readonly frontCamera: boolean
    readonly quality: QualityName
    readonly beauty: number
    readonly rec: boolean
    readonly recMerge: boolean
    readonly password: string
    readonly type: ConfrType
    readonly language: LanguageChoice
    readonly theme: ThemeChoice
  } & { readonly [Name in LimitName]: number | undefined }
  readonly onChange: (change: Partial<GroupProps['values']>) => void
}

/** How I come in. */
export function OnJoin({ values, onChange }: GroupProps) {
  const { settings, lobby } = useWords()
  const { name, microphone, camera, frontCamera } = values
  return (
    <Group title={settings.onJoin}>
      <TextRow
        className='settings-name'
        first
        title={settings.name}
        value={name}
        placeholder={lobby.name}
        maxLength={64}
        onChange={(value) => onChange({ name: value })}
      />
      <SwitchRow
        className='settings-microphone'
        title={settings.microphone}
        on={microphone}
        onChange={(on) => onChange({ microphone: on })}
      />
      <SwitchRow
        className='settings-camera'
        title={settings.camera}
        on={camera}
        onChange={(on) => onChange({ camera: on })}
      />
      <SwitchRow title={settings.frontCamera} on={frontCamera} onChange={(on) => onChange({ frontCamera: on })} />
    </Group>
  )
}

/** How I am seen. */
export function Picture({ values, onChange, detail, hasBeauty }: GroupProps & { detail: string; hasBeauty: boolean }) {
  const { settings } = useWords()
  const { saver, standard, sharp, high } = settings.qualities
  return (
    <Group title={settings.picture}>
      <Choice
        className='settings-quality'
        label={settings.quality}
        detail={detail}
        options={[
          { value: 'saver', text: saver },
          { value: 'standard', text: standard },
          { value: 'sharp', text: sharp },
          { value: 'high', text: high }
        ]}
        value={values.quality}
        onChange={(quality) => onChange({ quality })}
      />
      {hasBeauty && (
        <View className='block-of'>
          <View className='row'>
            <Text className='t16 grow'>{settings.beauty}</Text>
            <Text className='t14 sub num'>{values.beauty}</Text>
          </View>
          <Steps
            label={settings.beauty}
            value={values.beauty}
            highest={9}
            onChange={(beauty) => onChange({ beauty })}
          />
        </View>
      )}
    </Group>
  )
}

const limits = [
  { name: 'maxTalkerCount', word: 'maxTalkers' },
  { name: 'maxVideoCount', word: 'maxVideos' },
  { name: 'maxAudienceCount', word: 'maxAudience' },
  { name: 'maxPubDesktopCount', word: 'maxDesktops' }
] as const

const asLimit = (text: string): number | undefined => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined)

/** What holds in the rooms that I create. */
export function OwnRooms({ values, onChange }: GroupProps) {
  const { settings, common } = useWords()
  const { communication, mix, live } = settings.types
  return (
    <Group title={settings.ownRooms}>
      <SwitchRow
        className='settings-rec'
        first
        title={settings.rec}
        on={values.rec}
        onChange={(rec) => onChange({ rec })}
      />
      <SwitchRow
        className='settings-rec-merge'
        title={settings.recMerge}
        second={settings.recMergeDetail}
        on={values.recMerge}
        onChange={(recMerge) => onChange({ recMerge })}
      />
      <Row title={settings.limits} second={settings.limitsDetail} />
      {limits.map(({ name, word }) => (
        <TextRow
          key={name}
          className={`settings-${name}`}
          title={settings[word]}
          value={values[name]?.toString() ?? ''}
          placeholder={settings.limitDefault}
          numeric
          maxLength={4}
          onChange={(text) => onChange({ [name]: asLimit(text) })}
        />
      ))}
      <TextRow
        className='settings-password'
        title={settings.password}
        value={values.password}
        placeholder={common.none}
        maxLength={32}
        onChange={(password) => onChange({ password })}
      />
      <Choice
        className='settings-type'
        label={settings.type}
        options={[
          { value: Types.COMMUNICATION, text: communication },
          { value: Types.COMMUNICATION_MIX, text: mix },
          { value: Types.LIVE, text: live }
        ]}
        value={values.type}
        onChange={(type) => onChange({ type })}
      />
    </Group>
  )
}

/** Colours and words. */
export function Look({ values, onChange }: GroupProps) {
  const { settings } = useWords()
  const { system, light, dark } = settings.themes
  return (
    <Group title={settings.look}>
      <Choice
        className='settings-theme'
        label={settings.theme}
        options={[
          { value: 'system', text: system },
          { value: 'light', text: light },
          { value: 'dark', text: dark }
        ]}
        value={values.theme}
        onChange={(theme) => onChange({ theme })}
      />
      <Choice
        className='settings-language'
        label={settings.language}
        options={[
          { value: 'system', text: settings.languageSystem },
          { value: 'zh-CN', text: languageNames['zh-CN'] },
          { value: 'en', text: languageNames.en }
        ]}
        value={values.language}
        onChange={(language) => onChange({ language })}
      />
    </Group>
  )
}

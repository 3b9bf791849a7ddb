import { ConfrType } from '../../../protocol/numbers'
import { Group, Row } from '../list'
import { SwitchRow } from '../switch-row'
import { useWords } from '../words'
import { Choice } from './choice'
import type { GroupProps } from './group-props'
import { TextRow } from './text-row'

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
      <Limits values={values} onChange={onChange} />
      <TextRow
        className='settings-password'
        title={settings.password}
        value={values.password}
        placeholder={common.none}
        maxLength={32}
        onChange={(password) => onChange({ password })}
      />
      <Type values={values} onChange={onChange} />
    </Group>
  )
}

function Limits({ values, onChange }: GroupProps) {
  const { settings } = useWords()
  return (
    <>
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
    </>
  )
}

function Type({ values, onChange }: GroupProps) {
  const { settings } = useWords()
  const { communication, mix, live } = settings.types
  return (
    <Choice
      className='settings-type'
      label={settings.type}
      options={[
        { value: ConfrType.COMMUNICATION, text: communication },
        { value: ConfrType.COMMUNICATION_MIX, text: mix },
        { value: ConfrType.LIVE, text: live }
      ]}
      value={values.type}
      onChange={(type) => onChange({ type })}
    />
  )
}

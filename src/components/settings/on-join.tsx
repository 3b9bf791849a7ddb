import { Group } from '../list'
import { SwitchRow } from '../switch-row'
import { useWords } from '../words'
import type { GroupProps } from './group-props'
import { TextRow } from './text-row'

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

import { languageNames } from '../../locales'
import { Group } from '../list'
import { useWords } from '../words'
import { Choice } from './choice'
import type { GroupProps } from './group-props'

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

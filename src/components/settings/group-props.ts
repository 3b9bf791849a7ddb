import type { ConfrType } from '../../../protocol/numbers'
import type { LanguageChoice } from '../../locales'

type QualityName = 'saver' | 'standard' | 'sharp' | 'high'
type ThemeChoice = 'system' | 'light' | 'dark'
/** A limit's name in the settings. */
export type LimitName = 'maxTalkerCount' | 'maxVideoCount' | 'maxAudienceCount' | 'maxPubDesktopCount'

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

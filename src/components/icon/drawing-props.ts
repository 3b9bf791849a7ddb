import type { IconName } from './shapes'

export interface DrawingProps {
  readonly name: IconName
  /** As CSS writes it. */
  readonly color: string
  readonly className: string
}

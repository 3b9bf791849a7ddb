import type { ReactNode } from 'react'

export interface RegionProps {
  readonly className?: string
  readonly role?: 'dialog' | 'alertdialog' | 'status' | 'img' | 'list' | 'listitem' | 'radiogroup' | 'group' | 'main'
  readonly label?: string
  /** Read out when its content changes. */
  readonly live?: boolean
  readonly style?: Readonly<Record<string, string | number>>
  readonly children?: ReactNode
}

/** A box that means something to a screen reader. */
export function Region({ className, role, label, live, style, children }: RegionProps) {
  const modal = role === 'dialog' || role === 'alertdialog' ? { tabIndex: -1 } : {}
  return (
    <div
      className={className}
      role={role}
      aria-label={label}
      aria-live={live === true ? 'polite' : undefined}
      style={style}
      {...modal}
    >
      {children}
    </div>
  )
}

import { type ReactNode, useRef } from 'react'
import { useFocusInside } from './use-focus-inside'

export interface RegionProps {
  readonly className?: string
  readonly role?: 'dialog' | 'alertdialog' | 'status' | 'img' | 'list' | 'listitem' | 'radiogroup' | 'group' | 'main'
  readonly label?: string
  /** Read out when its content changes. */
  readonly live?: boolean
  /** Takes the focus when it comes, keeps it, and gives it back. */
  readonly modal?: boolean
  /** Escape, pressed inside. */
  readonly onEscape?: () => void
  /** Says nothing that is not said beside it. */
  readonly silent?: boolean
  readonly style?: Readonly<Record<string, string | number>>
  readonly children?: ReactNode
}

/** A box that means something to a screen reader. */
export function Region(props: RegionProps) {
  const { className, role, label, live, modal = false, silent, onEscape, style, children } = props
  const box = useRef<HTMLDivElement>(null)
  useFocusInside(box, modal)
  const isDialog = role === 'dialog' || role === 'alertdialog'
  return (
    <div
      ref={box}
      className={className}
      role={role}
      aria-label={label}
      aria-hidden={silent}
      aria-live={live === true ? 'polite' : undefined}
      aria-modal={modal ? true : undefined}
      tabIndex={isDialog ? -1 : undefined}
      style={style}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onEscape === undefined) return
        event.stopPropagation()
        onEscape()
      }}
    >
      {children}
    </div>
  )
}

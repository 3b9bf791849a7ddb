import { type ReactNode, useEffect, useRef } from 'react'

export interface ScrollListProps {
  readonly className: string
  readonly label: string
  /** Of the newest entry; when it changes, the list goes to its end. An id of a node inside. */
  readonly newest: string
  readonly children: ReactNode
}

/** A list that grows at its end and shows it. Read out as it grows. */
export function ScrollList({ className, label, newest, children }: ScrollListProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [newest])
  return (
    <div ref={box} className={`scroll-list ${className}`} role='log' aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

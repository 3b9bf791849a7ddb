import { type RefObject, useEffect } from 'react'

const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), textarea, select, a[href], [tabindex="0"]'

/** Keeps the keyboard inside of a box for as long as it is there, and gives the focus back to where it was. */
export function useFocusInside(box: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const element = box.current
    if (!active || element === null) return undefined
    const before = document.activeElement
    // A field that asked for the focus itself keeps it.
    if (!element.contains(before)) element.focus({ preventScroll: true })
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') turnAround(event, element)
    }
    element.addEventListener('keydown', pressed)
    return () => {
      element.removeEventListener('keydown', pressed)
      if (before instanceof HTMLElement && document.contains(before)) before.focus({ preventScroll: true })
    }
  }, [box, active])
}

/** From the last one to the first, and back. */
function turnAround(event: KeyboardEvent, box: HTMLElement): void {
  const all = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const [first] = all
  const last = all[all.length - 1]
  const { activeElement } = document
  const isAtStart = activeElement === first || activeElement === box
  const next = event.shiftKey ? (isAtStart ? last : undefined) : activeElement === last ? first : undefined
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

import type { DrawingProps } from './drawing-props'
import { shapes } from './shapes'

/** The drawing as a part of the page: as a picture of its own, each would take a browser 3 ms to open. */
export function Drawing({ name, color, className }: DrawingProps) {
  return (
    <svg
      className={className}
      viewBox='0 0 24 24'
      fill='none'
      stroke={color}
      strokeWidth={1.75}
      strokeLinecap='round'
      strokeLinejoin='round'
      aria-hidden
      dangerouslySetInnerHTML={{ __html: shapes[name].replace(/COLOR/g, color) }}
    />
  )
}

import { Region } from './primitives/region'
import { colourOf, initials } from './initials'

/** A face without a picture. The name is written beside it. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  return (
    <Region className={`avatar${large ? ' s72' : ''}`} silent style={{ background: `var(--av-${colourOf(name)})` }}>
      {initials(name)}
    </Region>
  )
}

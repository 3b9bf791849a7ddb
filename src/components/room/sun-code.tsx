import { Region } from '../primitives/region'
import { useWords } from '../words'

/** A mini-program code, drawn by WeChat and kept by the server. */
export function SunCode({ address }: { readonly address: string }) {
  const { invite } = useWords()
  return (
    <Region
      className='qr is-sun'
      role='img'
      label={invite.sunCode}
      style={{ backgroundImage: `url("${address}")` }}
    ></Region>
  )
}

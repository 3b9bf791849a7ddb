import { Region } from '../primitives/region'
import { useRoomWords } from '../room-words'

/** A mini-program code, drawn by WeChat and kept by the server. */
export function SunCode({ address }: { readonly address: string }) {
  const { invite } = useRoomWords()
  return (
    <Region
      className='qr is-sun'
      role='img'
      label={invite.sunCode}
      style={{ backgroundImage: `url("${address}")` }}
    ></Region>
  )
}

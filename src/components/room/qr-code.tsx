import { View } from '@tarojs/components'
import { renderSVG } from 'uqr'
import { Region } from '../primitives/region'
import { useRoomWords } from '../room-words'

/** A QR code, drawn here; white on all sides, also in the dark, because scanners need it. */
export function QrCode({ text }: { readonly text: string | undefined }) {
  const { invite } = useRoomWords()
  if (text === undefined) {
    return (
      <Region className='qr is-waiting' role='status' label={invite.making}>
        <View className='spin is-large' />
      </Region>
    )
  }
  const address = `url("data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 0 }))}")`
  return (
    <Region className='qr' role='img' label={invite.qr(text)}>
      <View className='code' style={{ backgroundImage: address }} />
    </Region>
  )
}

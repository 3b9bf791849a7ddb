import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Avatar } from '../avatar'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { colourOf } from '../initials'
import { Pressable } from '../primitives/pressable'
import { useRoomWords } from '../room-words'
import type { TileModel } from './tile-model'

export interface TileProps {
  readonly tile: TileModel
  readonly small: boolean
  readonly pinned: boolean
  /** Whether there is something to see. */
  readonly hasPicture: boolean
  /** The player; stays mounted whatever is said over it. */
  readonly video: ReactNode
  readonly onPress: () => void
}

/** A person's picture, or a shared screen, and what is said over it. */
export function Tile({ tile, small, pinned, hasPicture, video, onPress }: TileProps) {
  const words = useRoomWords()
  const name = tile.kind === 'screen' ? words.room.screenOf(tile.name) : tile.name
  const state = classNames(tile.speaking && 'speaking', tile.kind === 'screen' && 'is-black', small && 'sm')
  return (
    <View className={classNames('tile', state)}>
      {video}
      {!hasPicture && <Face tile={tile} small={small} />}
      {tile.away ? <Away small={small} /> : tile.interrupted && <OnCall small={small} />}
      <Tags tile={tile} small={small} pinned={pinned} />
      <Plate tile={tile} name={name} small={small} />
      <View className='edge' />
      <Pressable
        className='press'
        label={`${pinned ? words.room.unpin(name) : words.room.pin(name)}${spoken(tile, words)}`}
        onPress={onPress}
      />
    </View>
  )
}

function spoken(tile: TileModel, { members, room }: ReturnType<typeof useRoomWords>): string {
  const { kind, microphone, camera, held, hand, away, interrupted } = tile
  if (kind === 'screen') return ''
  const facts = [
    microphone ? members.microphoneOn : members.microphoneOff,
    camera ? members.cameraOn : members.cameraOff,
    camera && held ? room.heldPicture : '',
    hand === undefined ? '' : room.handUp(hand),
    away ? room.away : interrupted ? room.call : ''
  ]
  return facts
    .filter((fact) => fact !== '')
    .map((fact) => `, ${fact}`)
    .join('')
}

/** Initials on the colour of the name, in place of a picture. */
function Face({ tile, small }: { readonly tile: TileModel; readonly small: boolean }) {
  const words = useRoomWords()
  const waits = tile.camera && !tile.isSelf
  return (
    <>
      <View className='cover' style={{ background: `var(--av-${colourOf(tile.name)})` }} />
      <View className='cover is-dim' />
      <View className='mid'>
        <Avatar name={tile.name} large={!small} />
        {!small && waits && (
          <Text className='t12'>{tile.held ? words.room.heldPicture : words.room.waitingPicture}</Text>
        )}
        {!small && tile.isSelf && tile.isAudience && <Text className='t12'>{words.room.watching}</Text>}
      </View>
    </>
  )
}

/** What stands at the top: the hand first. */
function Tags({ tile: { kind, hand }, small, pinned }: Pick<TileProps, 'tile' | 'small' | 'pinned'>) {
  const words = useRoomWords()
  return (
    <View className='tl'>
      {kind === 'camera' && hand !== undefined && (
        <View className='tag wn hand-tag'>
          <Icon name='hand' size={14} tone='ink' />
          <Text>{small ? hand : words.room.handUp(hand)}</Text>
        </View>
      )}
      {pinned && !small && (
        <View className='tag'>
          <Icon name='pin' size={14} tone='white' />
          <Text>{words.room.pinned}</Text>
        </View>
      )}
    </View>
  )
}

/** The last picture stays under the veil. */
function Away({ small }: Pick<TileProps, 'small'>) {
  const words = useRoomWords()
  return (
    <>
      <View className='veil' />
      <View className='mid is-away'>
        <View className='spin is-large' />
        {!small && <Text className='t14'>{words.room.away}</Text>}
        {!small && <Text className='t12'>{words.room.awayDetail}</Text>}
      </View>
    </>
  )
}

function OnCall({ small }: Pick<TileProps, 'small'>) {
  const words = useRoomWords()
  return (
    <>
      <View className='veil' />
      <View className='mid'>
        <Icon name='phone-call' tone='white' />
        {!small && <Text className='t14'>{words.room.call}</Text>}
        {!small && <Text className='t12'>{words.room.callDetail}</Text>}
      </View>
    </>
  )
}

interface PlateProps {
  readonly tile: TileModel
  readonly name: string
  readonly small: boolean
}

function Plate({ tile, name, small }: PlateProps) {
  const words = useRoomWords()
  return (
    <View className='plate'>
      {tile.kind === 'screen' && <Icon name='share-screen' size={14} tone='white' />}
      {tile.kind === 'camera' && !tile.isAudience && (!small || !tile.microphone) && (
        <Icon
          name={tile.microphone ? 'mic' : 'mic-off'}
          size={14}
          tone={tile.speaking ? 'good' : tile.microphone ? 'white' : 'off'}
        />
      )}
      {tile.kind === 'camera' && tile.isAdmin && <Icon name='crown' size={14} tone='crown' />}
      <Text className='ell'>{name}</Text>
      {tile.isSelf && !small && <Text className='me'>{words.room.me}</Text>}
    </View>
  )
}

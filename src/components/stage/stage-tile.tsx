import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { PlayerState, PlayerTrouble } from '../../platform/types'
import { classNames } from '../class-names'
import type { Box } from './arrange'
import { Tile } from './tile'
import type { TileModel } from './tile-model'
import { TileTrouble } from './tile-trouble'

/** What goes between a tile and its player. */
export interface PlayerPort {
  readonly visible: boolean
  readonly turn: number
  readonly onState: (state: PlayerState) => void
  readonly onSpeaking: (speaks: boolean) => void
  readonly onTrouble: (trouble: PlayerTrouble | undefined) => void
}

/** Makes the player of a tile. */
export type RenderVideo = (tile: TileModel, port: PlayerPort) => ReactNode

export interface StageTileProps {
  readonly tile: TileModel
  /** Undefined: off the page, but still heard. */
  readonly box: Box | undefined
  readonly small: boolean
  readonly pinned: boolean
  readonly renderVideo: RenderVideo
  readonly onPress: (id: string) => void
}

/** A tile at its place. Moving it changes its box and nothing else. */
export function StageTile({ tile, box, small, pinned, renderVideo, onPress }: StageTileProps) {
  const [player, setPlayer] = useState<PlayerState>('waiting')
  const [speaks, setSpeaks] = useState(false)
  const [trouble, setTrouble] = useState<PlayerTrouble>()
  const [turn, setTurn] = useState(0)
  const restart = (): void => {
    setTrouble(undefined)
    setTurn(turn + 1)
  }
  const hasPicture = tile.isSelf ? tile.camera : player === 'playing' && tile.camera && !tile.held
  return (
    <View
      className={classNames('slot', box === undefined && 'is-away')}
      data-tile={tile.id}
      data-player={tile.isSelf ? undefined : player}
      style={box === undefined ? { left: '0', top: '0' } : styleOf(box)}
    >
      <Tile
        tile={tile.isSelf ? tile : { ...tile, speaking: speaks && tile.microphone && tile.kind === 'camera' }}
        small={small}
        pinned={pinned}
        hasPicture={hasPicture}
        video={renderVideo(tile, {
          visible: box !== undefined,
          turn,
          onState: setPlayer,
          onSpeaking: setSpeaks,
          onTrouble: setTrouble
        })}
        onPress={() => onPress(tile.id)}
      />
      {trouble !== undefined && <TileTrouble trouble={trouble} small={small} onRestart={restart} />}
    </View>
  )
}

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`

const styleOf = ({ left, top, width, height }: Box) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height)
})

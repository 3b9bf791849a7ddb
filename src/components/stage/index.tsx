import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Pressable } from '../primitives/pressable'
import { Region } from '../primitives/region'
import { useRoomWords } from '../room-words'
import { type StageShape, arrange } from './arrange'
import { type Places, placesAfter } from './places'
import { type PlayerPort, type RenderVideo, StageTile } from './stage-tile'
import type { TileModel } from './tile-model'

export type { PlayerPort, RenderVideo, StageShape, TileModel }

export interface StageProps {
  /** In the order in which they are shown. */
  readonly tiles: readonly TileModel[]
  readonly shape: StageShape
  readonly pinned: string | undefined
  readonly page: number
  readonly renderVideo: RenderVideo
  readonly onPin: (tileId: string) => void
  readonly onTurn: (page: number) => void
  /** What lies over the stage. */
  readonly children?: ReactNode
}

/** The tiles. Each stays in the node that it came into, whatever is shown where, so that no player is ever moved. */
export function Stage({ tiles, shape, pinned, page, renderVideo, onPin, onTurn, children }: StageProps) {
  const large = largeTile(tiles, pinned)
  const { boxes, page: current, pages } = arrange(tiles.length, large, page, shape)
  const shown = new Map(tiles.map((tile, index) => [tile.id, { tile, box: boxes[index], isLarge: index === large }]))
  return (
    <View className={classNames('stage-area', pages > 1 && 'is-paged')}>
      <View className={classNames('stage', pages > 1 && 'paged')}>
        {usePlaces([...shown.keys()]).map((id, place) => {
          const found = id === undefined ? undefined : shown.get(id)
          return (
            <View key={place}>
              {found !== undefined && (
                <StageTile
                  key={id}
                  tile={found.tile}
                  box={found.box}
                  small={large !== undefined && !found.isLarge}
                  pinned={found.isLarge && id === pinned}
                  renderVideo={renderVideo}
                  onPress={onPin}
                />
              )}
            </View>
          )
        })}
      </View>
      {pages > 1 && <Pages page={current} pages={pages} wide={shape.wide} onTurn={onTurn} />}
      {children}
    </View>
  )
}

function usePlaces(ids: readonly string[]): Places {
  const [places, setPlaces] = useState<Places>([])
  const next = placesAfter(places, ids)
  if (next !== places) setPlaces(next)
  return next
}

/** A shared screen takes the stage unless somebody was chosen. */
function largeTile(tiles: readonly TileModel[], pinned: string | undefined): number | undefined {
  const chosen = tiles.findIndex(({ id }) => id === pinned)
  const place = chosen >= 0 ? chosen : tiles.findIndex(({ kind }) => kind === 'screen')
  return place < 0 ? undefined : place
}

interface PagesProps {
  readonly page: number
  readonly pages: number
  readonly wide: boolean
  readonly onTurn: (page: number) => void
}

function Pages({ page, pages, onTurn }: PagesProps) {
  const words = useRoomWords()
  return (
    <>
      <Region className='dots' role='img' label={words.room.page(page + 1, pages)}>
        {Array.from({ length: pages }, (_, index) => (
          <View key={index} className={classNames('dot', index === page && 'on')} />
        ))}
      </Region>
      {page > 0 && (
        <Pressable className='pagebtn is-previous' label={words.room.previousPage} onPress={() => onTurn(page - 1)}>
          <Icon name='back' tone='white' />
        </Pressable>
      )}
      {page < pages - 1 && (
        <Pressable className='pagebtn is-next' label={words.room.nextPage} onPress={() => onTurn(page + 1)}>
          <Icon name='chevron' tone='white' />
        </Pressable>
      )}
    </>
  )
}

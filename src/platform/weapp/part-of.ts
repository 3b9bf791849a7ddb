/** What a live-player is to bring of a stream. */
export type Part = 'all' | 'audio' | 'video' | 'nothing'

export function partOf({ sound, picture }: { readonly sound: boolean; readonly picture: boolean }): Part {
  if (sound) return picture ? 'all' : 'audio'
  return picture ? 'video' : 'nothing'
}

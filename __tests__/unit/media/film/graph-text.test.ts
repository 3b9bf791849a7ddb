import { escaped, filter } from '../../../../server/media/finish/film/filter-text'
import { drawable } from '../../../../server/media/finish/film/name-label'
import { pictureGraph } from '../../../../server/media/finish/film/picture-graph'
import { soundGraph } from '../../../../server/media/finish/film/sound-graph'

test('whatever is in a value stays in it', () => {
  expect(escaped('plain 安妮')).toBe('plain 安妮')
  expect(escaped("a:b'c,d;[e]")).toBe("a\\\\:b\\\\\\'c\\,d\\;\\[e\\]")
  expect(escaped('\\')).toBe('\\\\\\\\')
  expect(filter('scale', { w: 2, h: 4 })).toBe('scale=w=2:h=4')
})

test('names lose what no font draws, and end in dots where the tile does', () => {
  expect(drawable(' 安妮 😀\n Ann\u202E ', 20)).toBe('安妮 Ann')
  expect(drawable('一二三四五六七八九十', 5)).toBe('一二三四…')
  expect(drawable('abcdefghijklmnop', 5)).toBe('abcdef…')
  expect(drawable('👍🏽', 5)).toBe('')
})

test('a segment draws its tiles over one another and ends after its pictures', () => {
  const box = { x: 10, y: 20, width: 320, height: 180 }
  const picture = { path: '/r/a.mp4', fromMs: 1500 }
  const text = pictureGraph({ frames: 30, tiles: [{ box, nickName: 'ann', picture }] }, '/font.otf')
  const [ground, tile, overlay, out] = text.split(';')
  expect(ground).toBe('color=color=0x0B1020:size=1280x720:rate=15:duration=2.000[ground0]')
  expect(tile).toMatch(
    /^movie=filename=\/r\/a.mp4:seek_point=1.500,scale=w=320:h=180.*start_time=1.500.*text=ann.*\[tile0\]$/
  )
  expect(overlay).toBe('[ground0][tile0]overlay=x=10:y=20:eof_action=repeat[ground1]')
  expect(out).toBe('[ground1]trim=end_frame=30,format=pix_fmts=yuv420p[out]')
})

test('each voice comes in at its time, and films of pictures alone are silent', () => {
  const clip = { memId: 'm', nickName: 'n', kind: 'camera', to: 9000, pictures: [] } as const
  const text = soundGraph(
    [
      { ...clip, path: 'a.mp4', from: 0, audio: true },
      { ...clip, path: 'b.mp4', from: 0, audio: false },
      { ...clip, path: 'c.mp4', from: 2500, audio: true }
    ],
    9000,
    1024
  )
  expect(text).toMatch(/amovie=filename=c.mp4.*adelay=delays=2500:all=1\[voice1\]/)
  expect(text).toMatch(/\[silence\]\[voice0\]\[voice1\]amix=inputs=3/)
  expect(soundGraph([], 1000, 1024)).toMatch(/\[silence\]amix=inputs=1/)
})

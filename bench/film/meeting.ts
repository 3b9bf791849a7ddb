import { join } from 'node:path'
import { MediaFailure, MediaProcess } from '../../__tests__/support/media/ffmpeg'
import type { ClipRequest } from '../../server/media/finish/film/clip'

/** Moving pictures with noise in them, as cameras have it, and a tone of one's own. */
const argumentsFor = (number: number, seconds: number, path: string): string[] => [
  ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=15,noise=alls=8:allf=t`],
  ...['-f', 'lavfi', '-i', `sine=frequency=${400 + 150 * number}:sample_rate=48000`, '-t', String(seconds)],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-b:v', '600k', '-g', '30'],
  ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '1', '-movflags', '+faststart', path]
]

/** Files as recording leaves them: so many people who are there from the beginning to the end. */
export async function recordMeeting(folder: string, people: number, seconds: number): Promise<readonly ClipRequest[]> {
  const clips: ClipRequest[] = []
  for (let number = 0; number < people; number += 1) {
    const path = join(folder, `${number}.mp4`)
    const made = new MediaProcess('ffmpeg', argumentsFor(number, seconds, path))
    if ((await made.ended) !== 0) throw new MediaFailure('no clip could be made', made.stderr)
    clips.push({ path, memId: `M${number}`, nickName: `安妮 ${number}`, kind: 'camera', startedAt: 0 })
  }
  return clips
}

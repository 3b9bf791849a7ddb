import { MediaProcess } from '../ffmpeg'

export interface PhoneSound {
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
}

const NOW = 'lt(mod(t\\,1)\\,0.12)'

/** Publishes to an RTMP address a flash and a beep that begin together each second, as live-pusher would. */
export function flashAndBeep(url: string, { rate, channels }: PhoneSound): MediaProcess {
  const picture = `color=c=0x303030:s=320x180:r=25,drawbox=c=white:t=fill:enable='${NOW}'`
  const wave = `if(${NOW}\\,0.5*sin(2*PI*1000*t)\\,0)`
  const sound = `aevalsrc='${Array<string>(channels).fill(wave).join('|')}':s=${rate}`
  return new MediaProcess('ffmpeg', [
    ...['-hide_banner', '-nostdin', '-v', 'error'],
    ...['-re', '-f', 'lavfi', '-i', picture, '-re', '-f', 'lavfi', '-i', sound],
    ...['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-tune', 'zerolatency', '-bf', '0'],
    ...['-g', '25', '-b:v', '400k', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-ar', `${rate}`, '-ac', `${channels}`, '-b:a', '64k', '-flvflags', 'no_duration_filesize'],
    ...['-f', 'flv', url]
  ])
}

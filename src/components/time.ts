import type { Dictionary } from '../locales'

const two = (value: number): string => String(value).padStart(2, '0')

/** `14:26`, or `1:02:09` after an hour. */
export function timeSince(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** When something was, as people say it: today, yesterday, or the day. */
export function dayAndTime(at: number, now: number, { common }: Dictionary): string {
  const date = new Date(at)
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days <= 0) return common.today(time)
  return days === 1 ? common.yesterday(time) : common.date(date.getMonth() + 1, date.getDate())
}

function startOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

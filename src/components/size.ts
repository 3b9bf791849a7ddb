const MEGABYTE = 1_000_000

/** `0.4 MB`, `12 MB`, `1.3 GB`: as people compare it with the room they have. */
export function sizeText(bytes: number): string {
  const megabytes = bytes / MEGABYTE
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1)} GB`
  return megabytes >= 10 ? `${Math.round(megabytes)} MB` : `${megabytes.toFixed(1)} MB`
}

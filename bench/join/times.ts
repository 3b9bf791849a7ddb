/** How long it took after the press on "join", in milliseconds. */
export interface JoinTimes {
  /** The room has been drawn, and in the window. */
  readonly entered: number
  /** The first picture of somebody else is decoded. */
  readonly firstFrame: number
}

/** The value that a share of the sorted values does not exceed (nearest rank). @param share 0–1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/**
 * A value in the description of a filter graph, whatever is in it: once for the options of the filter, and once more for
 * the graph around it (FFmpeg's documentation, "Notes on filtergraph escaping").
 */
export const escaped = (value: string): string =>
  value.replace(/[\\':]/g, (special) => `\\${special}`).replace(/[\\'[\],;]/g, (special) => `\\${special}`)

/** A filter with its options. */
export function filter(name: string, options: Readonly<Record<string, string | number>> = {}): string {
  const described = Object.entries(options).map(([option, value]) => `${option}=${escaped(String(value))}`)
  return described.length === 0 ? name : `${name}=${described.join(':')}`
}

/** Filters one behind the other, between the pads of these names. */
export const chain = (inputs: readonly string[], filters: readonly string[], output: string): string =>
  `${inputs.map((input) => `[${input}]`).join('')}${filters.join(',')}[${output}]`

/** Seconds, as filters want them. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(3)

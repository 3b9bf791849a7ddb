/** Two sentences, one after the other: Chinese has no space between them. */
export const sentences = (first: string, second: string): string =>
  /[。！？]$/.test(first) ? `${first}${second}` : `${first} ${second}`

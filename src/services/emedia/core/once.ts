/** Tells the first time from all others. Remembers so many of the newest. */
export class Once {
  private readonly seen = new Set<string>()

  constructor(private readonly limit: number) {}

  first(key: string): boolean {
    if (this.seen.has(key)) return false
    this.seen.add(key)
    if (this.seen.size > this.limit) this.seen.delete([...this.seen][0] ?? '')
    return true
  }
}

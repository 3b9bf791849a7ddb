/** Looks every few milliseconds until something is so. @returns false when it is not so in time, ms */
export async function until(isSo: () => boolean, within: number): Promise<boolean> {
  const deadline = performance.now() + within
  while (!isSo()) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return true
}

/** Milliseconds for which an element must have kept its size: layouts move. */
const SETTLE = 300
/** Heights are told in steps of so many pixels, so that little changes nothing. */
const STEP = 45
/** Of the pictures that cameras give. */
const RATIO = 16 / 9

/** Pixels of the screen that a picture needs to fill an element. */
function heightFor({ clientWidth, clientHeight }: HTMLElement): number | undefined {
  const height = Math.max(clientHeight, clientWidth / RATIO) * window.devicePixelRatio
  return height === 0 ? undefined : Math.ceil(height / STEP) * STEP
}

/** Calls back with the height at which an element shows its picture, now and when it has changed. Returns what ends it. */
export function watchShownHeight(element: HTMLElement, tell: (height: number | undefined) => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(() => tell(heightFor(element)), SETTLE)
  })
  observer.observe(element)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}

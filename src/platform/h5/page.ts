/** The only way to copy on a page that is not secure. */
interface LegacyDocument {
  execCommand(name: string): boolean
}

/** Copies; where the page is not secure, by the older way through a selection. */
export async function copy(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard !== undefined) return clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const legacy: LegacyDocument = document
  const isDone = legacy.execCommand('copy')
  area.remove()
  if (!isDone) throw new Error('the browser does not let the page copy')
}

let lock: Promise<WakeLockSentinel> | undefined

/** The screen stays on while a meeting is open; browsers without that function dim it as usual. */
export function keepScreenOn(on: boolean): void {
  const wakeLock = (navigator as Partial<Pick<Navigator, 'wakeLock'>>).wakeLock
  if (on && wakeLock !== undefined) {
    lock = wakeLock.request('screen')
    lock.catch(() => undefined)
  } else if (!on) {
    void lock?.then((sentinel) => sentinel.release()).catch(() => undefined)
    lock = undefined
  }
}

/** Keys pressed outside of fields, in lower case. */
export function onKey(listener: (key: string) => void): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const { target, key, ctrlKey, metaKey, altKey, repeat } = event
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    if ((isTyping && key !== 'Escape') || ctrlKey || metaKey || altKey || repeat) return
    listener(key.toLowerCase())
  }
  window.addEventListener('keydown', pressed)
  return () => window.removeEventListener('keydown', pressed)
}

/** Storage of the browser; forbidden or full, it forgets. */
export const storage = {
  read: (key: string): string | undefined => {
    try {
      return localStorage.getItem(key) ?? undefined
    } catch {
      return undefined
    }
  },
  write: (key: string, value: string): void => {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Nothing that the person could do about it now.
    }
  }
}

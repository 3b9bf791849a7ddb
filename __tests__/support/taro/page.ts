import { useEffect } from 'react'

/** What a page was opened with; a test sets it before it renders. */
export const router: { path: string; params: Record<string, string> } = { path: '', params: {} }

type Hook = () => void

const shown = new Set<Hook>()
const hidden = new Set<Hook>()

function useRegistered(hooks: Set<Hook>, hook: Hook) {
  useEffect(() => {
    hooks.add(hook)
    return () => void hooks.delete(hook)
  })
}

export const useRouter = () => router
export const getCurrentInstance = () => ({ router, page: null, app: null })

export function useLoad(hook: (params: Record<string, string>) => void) {
  useEffect(() => {
    hook(router.params)
    // The empty list is meant: a page loads once, whatever function it passes later.
  }, [])
}

export function useReady(hook: Hook) {
  useEffect(() => hook(), [])
}

export function useUnload(hook: Hook) {
  useEffect(() => hook, [])
}

/** Runs when the page appears, as in Taro also right after it was opened. */
export function useDidShow(hook: Hook) {
  useRegistered(shown, hook)
  useEffect(() => hook(), [])
}

export function useDidHide(hook: Hook) {
  useRegistered(hidden, hook)
}

/** Plays the app being brought to the front. */
export function showPage() {
  for (const hook of [...shown]) hook()
}

/** Plays the app being sent to the background. */
export function hidePage() {
  for (const hook of [...hidden]) hook()
}

export function resetPage() {
  shown.clear()
  hidden.clear()
  router.path = ''
  router.params = {}
}

import vm from 'node:vm'

// A test runner gives its tests a copy of `process` that hears nothing; this is the one that does.
const realProcess = vm.runInThisContext('process') as NodeJS.Process

/** Watches promises that nobody handles. Returns the function that stops it. */
export function watchRejections(isOurs: (promise: object) => boolean, report: (reason: unknown) => void): () => void {
  const listener = (reason: unknown, promise: Promise<unknown>) => {
    if (!isOurs(promise)) return
    // Handled by reporting it, so that the test runner does not count it a second time.
    promise.catch(() => {})
    report(reason)
  }
  realProcess.on('unhandledRejection', listener)
  return () => void realProcess.off('unhandledRejection', listener)
}

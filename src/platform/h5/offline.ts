/** Lets the lobby open without a network: a service worker keeps the page and the files that it has loaded. */
export function keepOffline(): void {
  // Pages that are not secure have none.
  if (!('serviceWorker' in navigator) || process.env.NODE_ENV !== 'production') return
  const { serviceWorker } = navigator
  serviceWorker.register('/worker.js').catch(() => undefined)
  serviceWorker.ready.then(tellLoaded).catch(() => undefined)
}

/** What was loaded before the worker was there has not passed through it. */
function tellLoaded({ active }: ServiceWorkerRegistration): void {
  active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name))
}

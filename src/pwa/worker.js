/**
 * The lobby without a network. Pages come from the network whenever there is one, so that a new version is never hidden by
 * an old one; scripts and styles are named by their content, so that a kept one is never an old one.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis))

const KEPT = 'emeet'
/** More files than the app has; the oldest go, which are those of former versions. */
const MOST = 120
const NAMED_BY_CONTENT = /^\/(?:js|css|static)\/.*\.[0-9a-f]{8,}\.\w+$/

worker.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

/** A page tells which files it has loaded before the worker was there. */
worker.addEventListener('message', (event) => {
  const addresses = /** @type {unknown} */ (event.data)
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses.map(String)))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && !/^\/(?:r|api|easemob)\//.test(pathname)) event.respondWith(page(event))
  else if (NAMED_BY_CONTENT.test(pathname)) event.respondWith(file(request))
})

/** @param {FetchEvent} event */
async function page(event) {
  try {
    const answer = await fetch(event.request)
    if (answer.ok) event.waitUntil(keepPage())
    return answer
  } catch (error) {
    const kept = await caches.match('/')
    if (kept === undefined) throw error
    return kept
  }
}

/** @param {Request} request */
async function file(request) {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) await put(request, answer.clone())
  return answer
}

async function keepPage() {
  const answer = await fetch('/', { cache: 'no-cache' })
  if (answer.ok) await put('/', answer)
}

/** @param {string[]} addresses */
async function keepAll(addresses) {
  const wanted = addresses.filter((address) => NAMED_BY_CONTENT.test(new URL(address, worker.location.origin).pathname))
  await Promise.all(wanted.map((address) => file(new Request(address)).catch(() => undefined)))
}

/**
 * @param {Request | string} request
 * @param {Response} answer
 */
async function put(request, answer) {
  const cache = await caches.open(KEPT)
  await cache.put(request, answer)
  const keys = await cache.keys()
  const files = keys.filter(({ url }) => new URL(url).pathname !== '/')
  await Promise.all(files.slice(0, Math.max(0, files.length - MOST)).map((key) => cache.delete(key)))
}

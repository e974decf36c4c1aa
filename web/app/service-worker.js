/**
 * Keeps the page on the device, so that it opens without a network: its files as they were built, and nothing the server
 * answers about anybody. The build writes the list of files, and a name for it, in here.
 */
const { name, files } = self.__BUILD__
const prefix = 'tutti page '

const isOurs = cache => cache.startsWith(prefix)

/** Takes what an earlier version has already; names of hashed files change with their content. */
const fillOne = async (cache, file) => {
  const known = file.startsWith('/assets/') ? await caches.match(file) : undefined
  const answer = known ?? (await fetch(file, { cache: 'no-cache', credentials: 'same-origin' }))
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  await cache.put(file, answer)
}

// few enough not to be in the way of what somebody does meanwhile
const atOnce = 4

const fill = async () => {
  const cache = await caches.open(prefix + name)
  const left = [...files]
  const work = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await fillOne(cache, file)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** The files of the version before stay for windows that are still open with it; older ones go. */
const tidy = async () => {
  const all = (await caches.keys()).filter(isOurs)
  const before = all.filter(each => each !== prefix + name).at(-1)
  await Promise.all(
    all.filter(each => each !== prefix + name && each !== before).map(each => caches.delete(each)),
  )
}

const cached = async path => {
  const newest = await (await caches.open(prefix + name)).match(path)
  return newest ?? caches.match(path)
}

/** A file whose name changes with its content; one that is not in the list is kept once it was used. */
const asset = async request => {
  const kept = await cached(new URL(request.url).pathname)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const cache = await caches.open(prefix + name)
    await cache.put(new URL(request.url).pathname, answer.clone()).catch(() => undefined)
  }
  return answer
}

// the newest page while there is a network that answers in time
const patienceMs = 3_000

const page = async request => {
  const shell = () => cached('/index.html')
  const late = new Promise(done => setTimeout(done, patienceMs)).then(shell)
  const asked = fetch(request)
  try {
    return (await Promise.race([asked, late])) ?? (await asked)
  } catch (failure) {
    const kept = await shell()
    if (!kept) throw failure
    return kept
  }
}

self.addEventListener('install', event => {
  event.waitUntil(fill().then(() => self.skipWaiting()))
})

self.addEventListener('activate', event => {
  event.waitUntil(tidy().then(() => self.clients.claim()))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (files.includes(pathname))
    event.respondWith(fetch(request).catch(async () => (await cached(pathname)) ?? Response.error()))
})

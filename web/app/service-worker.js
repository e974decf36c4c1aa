/**
 * Keeps the page on the device, so that it opens without a network: its files as they were built, and nothing the server
 * answers about anybody. The build writes the list of files, and a name for it, in here.
 */
const { name, files } = self.__BUILD__
const prefix = 'tutti page '

const isOurs = cache => cache.startsWith(prefix)

/** Takes what an earlier version has already; names of hashed files change with their content. */
const fill = async () => {
  const cache = await caches.open(prefix + name)
  for (const file of files) {
    const isHashed = file.startsWith('/assets/')
    const known = isHashed ? await caches.match(file) : undefined
    const answer = known ?? (await fetch(file, { cache: 'no-cache', credentials: 'same-origin' }))
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
    await cache.put(file, answer)
  }
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
  else if (pathname.startsWith('/assets/'))
    event.respondWith(cached(pathname).then(kept => kept ?? fetch(request)))
  else if (files.includes(pathname))
    event.respondWith(fetch(request).catch(async () => (await cached(pathname)) ?? Response.error()))
})

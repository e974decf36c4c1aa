import createPurify from 'dompurify'

const purify = createPurify(window)

const isPicture = /^data:image\/(png|jpeg|gif|webp|avif);/i

const own = (address: string): URL | undefined => {
  try {
    return new URL(address, location.href)
  } catch {
    return undefined
  }
}

/** HTML of a document as nodes for the page: nothing in them runs, and nothing is fetched from elsewhere unasked. */
export const safe = (html: string): DocumentFragment => {
  const fragment = purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    ADD_ATTR: ['data-line'],
    FORBID_TAGS: ['style', 'form', 'iframe', 'video', 'audio'],
    FORBID_ATTR: ['style', 'id', 'name'],
  })
  for (const link of fragment.querySelectorAll('a')) keepLinkSafe(link)
  for (const image of fragment.querySelectorAll('img')) keepImageSafe(image)
  return fragment
}

const keepLinkSafe = (link: HTMLAnchorElement): void => {
  if (link.getAttribute('href')?.startsWith('#')) return
  link.target = '_blank'
  link.rel = 'noopener noreferrer nofollow'
}

// an image from elsewhere would tell that server who reads this; it is a link instead
const keepImageSafe = (image: HTMLImageElement): void => {
  const source = image.getAttribute('src') ?? ''
  image.removeAttribute('srcset')
  image.loading = 'lazy'
  const address = own(source)
  if (isPicture.test(source) || address?.origin === location.origin) return
  const link = document.createElement('a')
  link.className = 'image-elsewhere'
  link.textContent = `Image: ${image.alt || source}`
  if (address?.protocol === 'https:') {
    link.href = address.href
    keepLinkSafe(link)
  }
  image.replaceWith(link)
}

import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { Auth } from '../auth'
import { TuttiError, toTuttiError } from '../errors'
import type { paths } from './schema'

/** The typed HTTP client; paths as in the server's OpenAPI document, whatever the prefix is. */
export type Api = Client<paths>

/** Where and how to ask. */
export type HttpOptions = {
  /** Scheme, host and port, without a slash at the end; empty for the page's own. */
  baseUrl: string
  prefix: string
  auth: Auth
  fetch: typeof fetch
}

/** Where the server's routes are unless the host application maps them elsewhere. */
export const defaultPrefix = '/api/collaboration'

const bearer = (getToken: () => string | Promise<string>): Middleware => ({
  onRequest: async ({ request }) => {
    request.headers.set('authorization', `Bearer ${await getToken()}`)
    return request
  },
})

// the paths of the OpenAPI document hold the default prefix
const moved = (request: Request, baseUrl: string, prefix: string): Request => {
  const start = baseUrl + defaultPrefix
  if (prefix === defaultPrefix || !request.url.startsWith(start)) return request
  return new Request(baseUrl + prefix + request.url.slice(start.length), request)
}

/** Makes the HTTP client. */
export const createApi = ({ baseUrl, prefix, auth, fetch }: HttpOptions): Api => {
  const api = createClient<paths>({
    baseUrl,
    fetch: request => fetch(moved(request, baseUrl, prefix)),
    credentials: auth.kind === 'cookie' ? 'same-origin' : 'omit',
  })
  if (auth.kind === 'token') api.use(bearer(auth.getToken))
  return api
}

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The answer's body, or a {@link TuttiError} with the server's code; the network's own errors pass through. */
export const bodyOf = async <Data>(asked: Promise<Answer<Data>>): Promise<Data> => {
  const { data, error, response } = await asked
  if (!response.ok) throw toTuttiError(response, error)
  if (data === undefined) throw new TuttiError('UNKNOWN', response.status, 'The server answered nothing.')
  return data
}

/** For answers without a body. */
export const done = async (asked: Promise<Answer<unknown>>): Promise<void> => {
  const { error, response } = await asked
  if (!response.ok) throw toTuttiError(response, error)
}

/** A page of a list. */
export type Page<Item> = { items: Item[]; next?: string | null | undefined }

const mostPages = 100

/**
 * At least `least` items and where to go on: a page of a list with filters may come short, or empty, although there is more.
 */
export const fullPage = async <Item>(
  least: number,
  after: string | undefined,
  ask: (after: string | undefined) => Promise<Page<Item>>,
): Promise<{ items: Item[]; next: string | undefined }> => {
  const items: Item[] = []
  let next = after
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await ask(next)
    items.push(...page.items)
    next = page.next ?? undefined
    if (next === undefined || items.length >= least) break
  }
  return { items, next }
}

/** Every item of a list, page after page. */
export const allPages = async <Item>(
  ask: (after: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> => {
  const items: Item[] = []
  let after: string | undefined
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await ask(after)
    items.push(...page.items)
    if (!page.next) break
    after = page.next
  }
  return items
}

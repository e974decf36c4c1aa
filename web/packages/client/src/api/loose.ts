import type { Api } from './http'

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Ask = <Data>(
  path: string,
  init?: {
    params?: { path?: object; query?: object }
    body?: unknown
    headers?: Record<string, string>
    /** For bodies that are no JSON. */
    bodySerializer?: (body: unknown) => unknown
  },
) => Promise<{ data?: Data; error?: unknown; response: Response }>

/** Routes the OpenAPI document of this version does not have yet. */
export const loose = (api: Api): Record<Verb, Ask> => api as unknown as Record<Verb, Ask>

import type { Api } from './http'

type Ask = <Data>(
  path: string,
  init?: { params?: { path?: object; query?: object }; body?: unknown },
) => Promise<{ data?: Data; error?: unknown; response: Response }>

/** Routes the OpenAPI document of this version does not have yet. */
export const loose = (api: Api): Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Ask> =>
  api as unknown as Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Ask>

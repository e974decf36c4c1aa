import { createTutti, type Tutti } from '../tutti'
import type { TuttiOptions } from '../tutti-http'

/** An answer of the scripted server. */
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }

/** A client whose requests are answered one after the other. */
export const asked = (
  answers: Answer[],
  options: TuttiOptions = {},
): { tutti: Tutti; requests: Request[] } => {
  const requests: Request[] = []
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    requests.push(new Request(input))
    const { status = 200, body, headers = {} } = answers.shift() ?? { status: 500 }
    return status === 204 || status === 304
      ? new Response(null, { status })
      : Response.json(body ?? {}, { status, headers })
  }
  return { tutti: createTutti({ baseUrl: 'http://server/', fetch, ...options }), requests }
}

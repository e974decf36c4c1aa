import { serverUrl } from './support'

/** One clear sentence instead of one failure per test when there is no server. */
export const setup = async (): Promise<void> => {
  const url = serverUrl()
  const answer = await fetch(`${url}/readyz`).catch(() => undefined)
  if (!answer?.ok) throw new Error(`No Tutti server is ready at ${url}.`)
}

import { afterEach, expect, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Someone, serverUrl, ticketFor } from './support'

const providers: WebsocketProvider[] = []

afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy()
})

/** The y-websocket provider as it comes from npm, in step with the server; only the ticket is ours. It ends with the test. */
export const provide = async (someone: Someone, documentId: string): Promise<WebsocketProvider> => {
  const url = `${serverUrl().replace(/^http/, 'ws')}/api/collaboration/ws/documents`
  const provider = new WebsocketProvider(url, documentId, new Y.Doc(), {
    params: { ticket: await ticketFor(someone, documentId) },
    // otherwise two providers of one process talk to each other and prove nothing
    disableBc: true,
  })
  providers.push(provider)
  await vi.waitFor(() => expect(provider.synced).toBe(true), { timeout: 5_000 })
  return provider
}

/** What a provider's document says. */
export const textOf = ({ doc }: WebsocketProvider): string => doc.getText('content').toString()

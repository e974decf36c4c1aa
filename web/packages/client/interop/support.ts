import { createTutti, type Tutti } from '../src/index'

/** Where the server under test is. */
export const serverUrl = (): string => {
  const url = process.env.TUTTI_URL
  if (!url) throw new Error('Set TUTTI_URL to a running server, such as http://127.0.0.1:5080.')
  return url.replace(/\/$/, '')
}

/** Someone with an account of their own. */
export type Someone = { tutti: Tutti; token: string }

let number = 0

/** Registers someone over plain HTTP, as any program would. */
export const register = async (name: string): Promise<Someone> => {
  const answer = await fetch(`${serverUrl()}/api/collaboration/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name,
      email: `${name}-${Date.now()}-${++number}@example.org`.toLowerCase(),
      password: 'correct horse battery staple',
    }),
  })
  if (!answer.ok) throw new Error(`register: ${answer.status} ${await answer.text()}`)
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return {
    token,
    tutti: createTutti({ baseUrl: serverUrl(), auth: { kind: 'token', getToken: () => token } }),
  }
}

/** A fresh text document of someone's. */
export const newDocument = async (
  { tutti }: Someone,
  content = '',
): Promise<{ id: string; workspaceId: string }> => {
  const workspace = await tutti.workspaces.create({ name: 'Interop' })
  const document = await tutti.documents.create(workspace.id, { title: 'Text', kind: 'artifact', content })
  return { id: document.id, workspaceId: workspace.id }
}

/** Lets someone into a workspace by an invitation. */
export const invite = async (
  host: Someone,
  guest: Someone,
  workspaceId: string,
  role: string,
): Promise<void> => {
  const { token } = await host.tutti.invitations.create(workspaceId, { role })
  await guest.tutti.invitations.accept(token)
}

/** A single-use ticket for one socket. */
export const ticketFor = async ({ token }: Someone, documentId: string): Promise<string> => {
  const answer = await fetch(`${serverUrl()}/api/collaboration/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ document_id: documentId }),
  })
  if (!answer.ok) throw new Error(`ticket: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { ticket: string }).ticket
}

/** The document's text as the server gives it over HTTP. */
export const textOnServer = async ({ token }: Someone, documentId: string): Promise<string> => {
  const answer = await fetch(`${serverUrl()}/api/collaboration/documents/${documentId}/content`, {
    headers: { accept: 'text/plain', authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`content: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

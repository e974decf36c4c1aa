/** The HTTP interface, in the shape openapi-typescript writes (`npm run api` replaces this file). */
export interface paths {
  '/api/collaboration/auth/register': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['Register'] } }
      responses: {
        201: { headers: Headers; content: { 'application/json': components['schemas']['SessionAnswer'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/auth/login': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['Login'] } }
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['SessionAnswer'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/auth/guest': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['Guest'] } }
      responses: {
        201: { headers: Headers; content: { 'application/json': components['schemas']['SessionAnswer'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/auth/logout': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: { 204: { headers: Headers; content?: never }; default: Refused }
    }
  }
  '/api/collaboration/me': {
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['Me'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/tickets': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['CreateTicket'] } }
      responses: {
        201: { headers: Headers; content: { 'application/json': components['schemas']['Ticket'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/workspaces': {
    get: {
      parameters: { query?: components['parameters']['Page']; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['WorkspacePage'] } }
        default: Refused
      }
    }
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['Name'] } }
      responses: {
        201: { headers: Headers; content: { 'application/json': components['schemas']['Workspace'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/workspaces/{workspace_id}': {
    patch: {
      parameters: { query?: never; header?: never; path: { workspace_id: string }; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['Name'] } }
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['Workspace'] } }
        default: Refused
      }
    }
    delete: {
      parameters: { query?: never; header?: never; path: { workspace_id: string }; cookie?: never }
      requestBody?: never
      responses: { 204: { headers: Headers; content?: never }; default: Refused }
    }
  }
  '/api/collaboration/workspaces/{workspace_id}/documents': {
    get: {
      parameters: {
        query?: components['parameters']['Page']
        header?: never
        path: { workspace_id: string }
        cookie?: never
      }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['DocumentPage'] } }
        default: Refused
      }
    }
    post: {
      parameters: { query?: never; header?: never; path: { workspace_id: string }; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['CreateDocument'] } }
      responses: {
        201: { headers: Headers; content: { 'application/json': components['schemas']['Document'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/workspaces/{workspace_id}/members': {
    get: {
      parameters: {
        query?: components['parameters']['Page']
        header?: never
        path: { workspace_id: string }
        cookie?: never
      }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['MemberPage'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/workspaces/{workspace_id}/invitations': {
    post: {
      parameters: { query?: never; header?: never; path: { workspace_id: string }; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['CreateInvitation'] } }
      responses: {
        201: { headers: Headers; content: { 'application/json': components['schemas']['Invitation'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/invitations/{token}': {
    get: {
      parameters: { query?: never; header?: never; path: { token: string }; cookie?: never }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['InvitationPreview'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/invitations/{token}/accept': {
    post: {
      parameters: { query?: never; header?: never; path: { token: string }; cookie?: never }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['Accepted'] } }
        default: Refused
      }
    }
  }
  '/api/collaboration/documents/{document_id}': {
    get: {
      parameters: { query?: never; header?: never; path: { document_id: string }; cookie?: never }
      requestBody?: never
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['Document'] } }
        default: Refused
      }
    }
    patch: {
      parameters: { query?: never; header?: never; path: { document_id: string }; cookie?: never }
      requestBody: { content: { 'application/json': components['schemas']['Title'] } }
      responses: {
        200: { headers: Headers; content: { 'application/json': components['schemas']['Document'] } }
        default: Refused
      }
    }
    delete: {
      parameters: { query?: never; header?: never; path: { document_id: string }; cookie?: never }
      requestBody?: never
      responses: { 204: { headers: Headers; content?: never }; default: Refused }
    }
  }
}

type Headers = { [name: string]: unknown }
type Refused = {
  headers: Headers
  content: { 'application/problem+json': components['schemas']['Problem'] }
}

export interface components {
  parameters: { Page: { limit?: number; after?: string } }
  schemas: {
    Register: { email: string; name: string; password: string }
    Login: { email: string; password: string }
    Guest: { name?: string }
    User: { id: string; name: string; email?: string | null; color: string; is_guest?: boolean }
    SessionAnswer: {
      user: components['schemas']['User']
      access_token: string
      refresh_token: string
      expires_at: string
      workspace_id?: string
    }
    Me: { user: components['schemas']['User'] }
    CreateTicket: { document_id: string; branch?: string }
    Ticket: { ticket: string; url: string; expires_at: string }
    Name: { name: string }
    Title: { title: string }
    Workspace: {
      id: string
      name: string
      role: string
      created_at: string
      updated_at: string
      created_by: string
    }
    WorkspacePage: { items: components['schemas']['Workspace'][]; next?: string | null }
    CreateDocument: { title: string; kind: string; content?: unknown }
    Document: {
      id: string
      workspace_id: string
      title: string
      kind: string
      epoch: string
      role?: string
      created_at: string
      updated_at: string
      created_by?: string
    }
    DocumentPage: { items: components['schemas']['Document'][]; next?: string | null }
    Member: {
      id: string
      name: string
      color: string
      avatar?: string | null
      is_guest: boolean
      role: string
      joined_at: string
    }
    MemberPage: { items: components['schemas']['Member'][]; next?: string | null }
    CreateInvitation: { role: string; expires_in_days?: number }
    Invitation: { id: string; token: string; url: string; role: string; expires_at: string }
    InvitationPreview: {
      workspace: { id: string; name: string }
      invited_by: { id: string; name: string; color: string }
      role: string
      expires_at: string
    }
    Accepted: { workspace_id: string; role: string }
    Problem: {
      type?: string
      title?: string
      status?: number
      detail?: string
      code?: string
      retry_after_ms?: number
    }
  }
}

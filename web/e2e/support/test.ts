import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { AccountPage } from '../pages/account-page'
import { ArtifactPage } from '../pages/artifact-page'
import { DocumentPage } from '../pages/document-page'
import { HomePage } from '../pages/home-page'
import { InvitePage } from '../pages/invite-page'
import { LocksPage } from '../pages/locks-page'
import { SessionPage } from '../pages/session-page'
import { ShareLinkPage } from '../pages/share-link-page'
import { StartPage } from '../pages/start-page'
import { TogetherPage } from '../pages/together-page'
import { WorkflowPage } from '../pages/workflow-page'
import { WorkspacePage } from '../pages/workspace-page'
import { layWire, type Wire } from './wire'

export { expect } from '@playwright/test'

/** A person at their own computer: nothing is shared with anyone but the server. */
export type Person = {
  page: Page
  start: StartPage
  home: HomePage
  document: DocumentPage
  workflow: WorkflowPage
  artifact: ArtifactPage
  session: SessionPage
  together: TogetherPage
  invite: InvitePage
  locks: LocksPage
  workspace: WorkspacePage
  link: ShareLinkPage
  account: AccountPage
}

const personAt = (page: Page): Person => ({
  page,
  start: new StartPage(page),
  home: new HomePage(page),
  document: new DocumentPage(page),
  workflow: new WorkflowPage(page),
  artifact: new ArtifactPage(page),
  session: new SessionPage(page),
  together: new TogetherPage(page),
  invite: new InvitePage(page),
  locks: new LocksPage(page),
  workspace: new WorkspacePage(page),
  link: new ShareLinkPage(page),
  account: new AccountPage(page),
})

type Given = { person: (options?: BrowserContextOptions) => Promise<Person>; wire: Wire }

const arrive = async (browser: Browser, options: BrowserContextOptions): Promise<Person> => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options })
  return personAt(await context.newPage())
}

/** `person()` brings in one more person; all of them leave after the test. `wire.url` leads to the server until it is cut. */
export const test = base.extend<Given>({
  wire: async ({ baseURL }, use) => {
    const wire = await layWire(baseURL ?? '')
    await use(wire)
    await wire.remove()
  },
  person: async ({ browser }, use) => {
    const present: Person[] = []
    await use(async (options = {}) => {
      const one = await arrive(browser, options)
      present.push(one)
      return one
    })
    for (const { page } of present) await page.context().close()
  },
})

/** A guest with the example document open, and its invitation link. */
export const hostWithLink = async (host: Person, role?: 'Viewer'): Promise<string> => {
  await host.start.tryItNow()
  return host.document.createInvitation(role)
}

/** Someone with an account and an empty workspace, which is shown. */
export const ownerOf = async (host: Person, workspace: string, name = 'Grace Hopper'): Promise<void> => {
  await host.start.createAccount(name, newEmail(), 'correct horse battery')
  await host.home.isShown()
  await host.home.createWorkspace(workspace)
}

/** Someone new comes in by an invitation link with an account of their own. */
export const comesIn = async (one: Person, link: string, name: string): Promise<void> => {
  await one.invite.open(link)
  await one.invite.joinWithAccount(name, newEmail(), 'correct horse battery')
}

let counter = 0

/** An address nobody has used before, also when the same server is tested twice. */
export const newEmail = (): string => {
  counter += 1
  return `person-${Date.now()}-${counter}@example.org`
}

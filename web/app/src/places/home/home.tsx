import { AccountMenu } from '../../shell/account-menu'
import { ThemeMenu } from '../../shell/theme-menu'
import { useTitle } from '../../shell/use-title'
import { Wordmark } from '../../ui/logo'
import { DocumentList } from './document-list'
import { useHome } from './use-home'
import { WorkspaceNav } from './workspace-nav'

/** Workspaces at the left, their documents in the middle; on a phone one above the other. */
export function Home() {
  const home = useHome()
  useTitle(home.current?.name ?? 'Home')
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center justify-between border-b border-line px-4">
        <Wordmark />
        <div className="flex items-center gap-1">
          <ThemeMenu />
          <AccountMenu />
        </div>
      </header>
      <div className="flex min-h-0 flex-1 flex-col md:flex-row">
        <WorkspaceNav home={home} />
        <main className="min-h-0 min-w-0 flex-1 overflow-auto">
          <DocumentList home={home} key={home.current?.id ?? 'recent'} />
        </main>
      </div>
    </div>
  )
}

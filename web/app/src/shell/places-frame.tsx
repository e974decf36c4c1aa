import { Menu as MenuIcon, Search } from 'lucide-react'
import { useState } from 'react'
import { Link, Outlet } from 'react-router'
import { IconButton } from '../ui/icon-button'
import { Kbd } from '../ui/kbd'
import { Wordmark } from '../ui/logo'
import { Sheet } from '../ui/sheet'
import { AccountMenu } from './account-menu'
import { commandKey, useCommandMenu } from './command/use-command-menu'
import { Sidebar } from './sidebar'
import { ThemeMenu } from './theme-menu'

/** What stands around every place but a document: the way to the others, search, and who one is. */
export function PlacesFrame() {
  const [navigating, setNavigating] = useState(false)
  const { open } = useCommandMenu()
  return (
    <div className="flex h-full flex-col">
      <a
        href="#place"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 text-ui shadow-raised focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 md:px-4">
        <IconButton
          icon={MenuIcon}
          label="Show navigation"
          className="md:hidden"
          aria-haspopup="dialog"
          onClick={() => setNavigating(true)}
        />
        <Link to="/home" aria-label="Home" className="inline-flex rounded-md">
          <Wordmark />
        </Link>
        <div className="flex flex-1 justify-center">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={open}
            className="hidden h-8 w-full max-w-80 items-center gap-2 rounded-md border border-line bg-surface pr-1.5 pl-2.5 text-left text-ui text-muted hover:bg-hover sm:flex"
          >
            <Search size={14} aria-hidden />
            <span className="flex-1">Search or jump to…</span>
            <Kbd>{commandKey}</Kbd>
          </button>
        </div>
        <IconButton
          icon={Search}
          label="Search or jump to"
          className="sm:hidden"
          aria-haspopup="dialog"
          onClick={open}
        />
        <ThemeMenu />
        <AccountMenu />
      </header>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-60 shrink-0 border-r border-line bg-surface md:block">
          <Sidebar />
        </div>
        <Sheet open={navigating} onOpenChange={setNavigating} title="Navigation">
          <Sidebar onNavigate={() => setNavigating(false)} />
        </Sheet>
        <main id="place" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-auto focus:outline-none">
          <Outlet />
        </main>
      </div>
    </div>
  )
}

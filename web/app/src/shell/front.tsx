import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Wordmark } from '../ui/logo'
import { ThemeMenu } from './theme-menu'

type FrontProps = { title?: string; text?: ReactNode; children: ReactNode }

/** The outline of every place before one is in: a sentence, and one card with what to do. */
export function Front({ title, text, children }: FrontProps) {
  return (
    <div className="flex min-h-full flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center justify-between px-4 sm:px-6">
        <Link to="/" aria-label="Tutti, start" className="rounded-md">
          <Wordmark />
        </Link>
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col px-4 pt-6 pb-12 sm:pt-16">
        {title && <h1 className="text-2xl font-semibold tracking-tight text-balance break-words">{title}</h1>}
        {text && <div className="mt-2 text-sm text-muted">{text}</div>}
        {children}
      </main>
    </div>
  )
}

export function FrontCard({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="mt-6 rounded-xl border border-line bg-raised p-5" aria-label={label}>
      {children}
    </section>
  )
}

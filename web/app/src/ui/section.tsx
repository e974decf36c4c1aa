import type { ReactNode } from 'react'

type SectionProps = { title: string; text?: ReactNode; action?: ReactNode; children: ReactNode }

/** A titled part of a page of settings or lists. */
export function Section({ title, text, action, children }: SectionProps) {
  return (
    <section className="mb-8 last:mb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-sm font-semibold">{title}</h2>
        {action}
      </div>
      {text && <p className="mt-0.5 max-w-2xl text-ui text-muted">{text}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

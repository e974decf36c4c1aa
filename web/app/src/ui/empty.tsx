import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type EmptyProps = {
  icon: LucideIcon
  title: string
  text: string
  /** `h1` where it stands for the whole place. */
  level?: 'h1' | 'h2'
  children?: ReactNode
}

/** An empty list says what it is for and what to do now. */
export function Empty({ icon: Icon, title, text, level: Heading = 'h2', children }: EmptyProps) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      <span className="mb-4 inline-flex size-10 items-center justify-center rounded-lg bg-sunken text-muted">
        <Icon size={20} aria-hidden />
      </span>
      <Heading className="font-semibold">{title}</Heading>
      <p className="mt-1 max-w-sm text-ui text-muted">{text}</p>
      {children && <div className="mt-4 flex gap-2">{children}</div>}
    </div>
  )
}

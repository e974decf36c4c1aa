import type { ComponentProps } from 'react'
import { cx } from './cx'

type Look = 'primary' | 'secondary' | 'ghost' | 'danger'

const base =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors duration-100 disabled:opacity-60 aria-disabled:opacity-60'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-control/60 bg-raised text-ink hover:bg-hover active:bg-pressed',
  ghost: 'text-muted hover:bg-hover hover:text-ink active:bg-pressed data-[state=open]:bg-hover',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
}

const sizes = { small: 'h-7 px-2.5 text-ui', medium: 'h-8 px-3 text-ui', large: 'h-10 px-4 text-sm' }

/** The look of a button, for a link that leads on. */
export const buttonClass = (look: Look = 'secondary', size: keyof typeof sizes = 'medium'): string =>
  cx(base, looks[look], sizes[size])

type ButtonProps = ComponentProps<'button'> & { look?: Look; size?: keyof typeof sizes }

export function Button({
  look = 'secondary',
  size = 'medium',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return <button type={type} className={cx(buttonClass(look, size), className)} {...rest} />
}

import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

/** A real table, so that a screen reader says the column with the cell; it scrolls sideways rather than the page. */
export function Table({
  label,
  children,
  className,
}: {
  label: string
  children: ReactNode
  className?: string
}) {
  return (
    // a region that scrolls has to be reachable by keyboard
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section aria-label={label} tabIndex={0} className={cx('overflow-x-auto rounded-sm', className)}>
      <table aria-label={label} className="w-full border-collapse text-left text-ui">
        {children}
      </table>
    </section>
  )
}

export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cx(
        'h-9 border-b border-line px-2 text-note font-medium whitespace-nowrap text-muted',
        className,
      )}
      {...rest}
    />
  )
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cx('border-b border-line hover:bg-hover', className)} {...rest} />
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={cx('h-10 px-2 align-middle', className)} {...rest} />
}

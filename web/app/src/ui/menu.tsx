import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

const row =
  'flex h-8 items-center gap-2 rounded-md px-2 text-ui outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-60'

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end'; label: string }

export function Menu({ trigger, children, align = 'end', label }: MenuProps) {
  return (
    // not modal: the page behind stays in the tree for who cannot see that a menu is over it
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-44 animate-appear rounded-lg border border-line bg-raised p-1 shadow-raised"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

type MenuItemProps = {
  icon?: LucideIcon
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({
  icon: Icon,
  danger = false,
  disabled = false,
  onSelect,
  children,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item className={cx(row, danger && 'text-danger')} disabled={disabled} onSelect={onSelect}>
      {Icon && <Icon size={16} aria-hidden className={danger ? undefined : 'text-muted'} />}
      {children}
    </DropdownMenu.Item>
  )
}

/** An item that leads to an address, such as a file to download. */
export function MenuLink({ icon: Icon, children, ...link }: ComponentProps<'a'> & { icon?: LucideIcon }) {
  return (
    <DropdownMenu.Item asChild className={row}>
      <a {...link}>
        {Icon && <Icon size={16} aria-hidden className="text-muted" />}
        {children}
      </a>
    </DropdownMenu.Item>
  )
}

type MenuChoiceProps<T extends string> = {
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string; icon?: LucideIcon }[]
}

/** One of several, the current one ticked. */
export function MenuChoice<T extends string>({ value, onChange, options }: MenuChoiceProps<T>) {
  const choose = (next: string) => {
    const option = options.find(o => o.value === next)
    if (option) onChange(option.value)
  }
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={choose}>
      {options.map(({ value: each, label, icon: Icon }) => (
        <DropdownMenu.RadioItem key={each} value={each} className={row}>
          {Icon && <Icon size={16} aria-hidden className="text-muted" />}
          <span className="flex-1">{label}</span>
          <DropdownMenu.ItemIndicator>
            <Check size={16} aria-hidden className="text-accent" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 py-1.5 text-note text-muted">{children}</DropdownMenu.Label>
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />
}

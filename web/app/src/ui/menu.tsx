import { Check, type LucideIcon } from 'lucide-react'
import type { DropdownMenu } from 'radix-ui'
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useState,
} from 'react'
import { cx } from './cx'

const row =
  'flex h-8 items-center gap-2 rounded-md px-2 text-ui outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-60'

type Parts = typeof DropdownMenu

const PartsContext = createContext<Parts | undefined>(undefined)

const useParts = (): Parts => {
  const parts = useContext(PartsContext)
  if (!parts) throw new Error('What stands in a menu stands inside of <Menu>.')
  return parts
}

// nobody pays for a menu before the pointer is on it
const loadParts = async (): Promise<Parts> => (await import('./menu-parts')).DropdownMenu

type MenuProps = {
  trigger: ReactElement<ComponentProps<'button'>>
  children: ReactNode
  align?: 'start' | 'end'
  label: string
}

export function Menu({ trigger, children, align = 'end', label }: MenuProps) {
  const [parts, setParts] = useState<Parts>()
  if (!parts) {
    const warm = () => void loadParts().catch(() => undefined)
    // without the network that has it there is no menu now; the next press tries again
    const open = () => void loadParts().then(setParts, () => undefined)
    return cloneElement(trigger, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onPointerEnter: warm,
      onFocus: warm,
      onClick: open,
      onKeyDown: ({ key }) => {
        if (key === 'ArrowDown') open()
      },
    })
  }
  return (
    <PartsContext value={parts}>
      {/* not modal: the page behind stays in the tree for who cannot see that a menu is over it */}
      <parts.Root modal={false} defaultOpen>
        <parts.Trigger asChild>{trigger}</parts.Trigger>
        <parts.Portal>
          <parts.Content
            aria-label={label}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 min-w-44 animate-appear rounded-lg border border-line bg-raised p-1 shadow-raised"
          >
            {children}
          </parts.Content>
        </parts.Portal>
      </parts.Root>
    </PartsContext>
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
  const Parts = useParts()
  return (
    <Parts.Item className={cx(row, danger && 'text-danger')} disabled={disabled} onSelect={onSelect}>
      {Icon && <Icon size={16} aria-hidden className={danger ? undefined : 'text-muted'} />}
      {children}
    </Parts.Item>
  )
}

/** An item that leads to an address, such as a file to download. */
export function MenuLink({ icon: Icon, children, ...link }: ComponentProps<'a'> & { icon?: LucideIcon }) {
  const Parts = useParts()
  return (
    <Parts.Item asChild className={row}>
      <a {...link}>
        {Icon && <Icon size={16} aria-hidden className="text-muted" />}
        {children}
      </a>
    </Parts.Item>
  )
}

type MenuChoiceProps<T extends string> = {
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string; icon?: LucideIcon }[]
}

/** One of several, the current one ticked. */
export function MenuChoice<T extends string>({ value, onChange, options }: MenuChoiceProps<T>) {
  const Parts = useParts()
  const choose = (next: string) => {
    const option = options.find(o => o.value === next)
    if (option) onChange(option.value)
  }
  return (
    <Parts.RadioGroup value={value} onValueChange={choose}>
      {options.map(({ value: each, label, icon: Icon }) => (
        <Parts.RadioItem key={each} value={each} className={row}>
          {Icon && <Icon size={16} aria-hidden className="text-muted" />}
          <span className="flex-1">{label}</span>
          <Parts.ItemIndicator>
            <Check size={16} aria-hidden className="text-accent" />
          </Parts.ItemIndicator>
        </Parts.RadioItem>
      ))}
    </Parts.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const Parts = useParts()
  return <Parts.Label className="px-2 py-1.5 text-note text-muted">{children}</Parts.Label>
}

export function MenuSeparator() {
  const Parts = useParts()
  return <Parts.Separator className="my-1 h-px bg-line" />
}

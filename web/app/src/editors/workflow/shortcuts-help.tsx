import { Keyboard } from 'lucide-react'
import { IconButton } from '../../ui/icon-button'
import { Kbd } from '../../ui/kbd'
import { Popover } from '../../ui/popover'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const command = isMac ? '⌘' : 'Ctrl'

const all: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['Move the canvas', 'Drag', 'Wheel'],
  ['Zoom', `${command} + Wheel`, '+', '−'],
  ['Show everything', '1'],
  ['Select several', 'Shift + Drag', 'Shift + Click'],
  ['Select everything', `${command} A`],
  ['Go through the steps', 'Tab'],
  ['Select, move', 'Enter', '← ↑ → ↓'],
  ['Edit', 'F2'],
  ['Copy, cut, paste', `${command} C`, `${command} X`, `${command} V`],
  ['Duplicate', `${command} D`],
  ['Delete', 'Del'],
  ['Undo, redo', `${command} Z`, isMac ? '⇧ ⌘ Z' : 'Ctrl Y'],
]

type ShortcutsHelpProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function ShortcutsHelp({ open, onOpenChange }: ShortcutsHelpProps) {
  return (
    <Popover
      label="Keyboard and mouse"
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      trigger={<IconButton icon={Keyboard} label="Keyboard and mouse" className="!size-7 @max-xl:hidden" />}
    >
      <h2 className="mb-2 text-ui font-semibold">Keyboard and mouse</h2>
      <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1.5 text-ui">
        {all.map(([what, ...keys]) => (
          <div key={what} className="contents">
            <dt className="text-muted">{what}</dt>
            <dd className="flex justify-end gap-1">
              {keys.map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Popover>
  )
}

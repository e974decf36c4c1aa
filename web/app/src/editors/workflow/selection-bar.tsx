import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Copy,
  type LucideIcon,
  Trash2,
} from 'lucide-react'
import { IconButton } from '../../ui/icon-button'
import type { Alignment, Axis } from './model/arrange'

type SelectionBarProps = {
  count: number
  onAlign: (alignment: Alignment) => void
  onDistribute: (axis: Axis) => void
  onDuplicate: () => void
  onDelete: () => void
}

// lucide names them by the line they stand on, people by the side
const alignments: readonly { id: Alignment; label: string; icon: LucideIcon }[] = [
  { id: 'left', label: 'Align left', icon: AlignStartVertical },
  { id: 'center', label: 'Align centers', icon: AlignCenterVertical },
  { id: 'right', label: 'Align right', icon: AlignEndVertical },
  { id: 'top', label: 'Align top', icon: AlignStartHorizontal },
  { id: 'middle', label: 'Align middles', icon: AlignCenterHorizontal },
  { id: 'bottom', label: 'Align bottom', icon: AlignEndHorizontal },
]

/** What can be done with several steps at once. */
export function SelectionBar({ count, onAlign, onDistribute, onDuplicate, onDelete }: SelectionBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={`${count} steps selected`}
      className="absolute inset-x-2 top-2 z-20 mx-auto flex w-fit animate-appear flex-wrap items-center justify-center rounded-lg border border-line bg-raised p-1 shadow-raised"
    >
      {alignments.map(({ id, label, icon }) => (
        <IconButton key={id} icon={icon} label={label} className="!size-7" onClick={() => onAlign(id)} />
      ))}
      <Rule />
      <IconButton
        icon={AlignHorizontalDistributeCenter}
        label="Distribute horizontally"
        className="!size-7"
        onClick={() => onDistribute('horizontal')}
      />
      <IconButton
        icon={AlignVerticalDistributeCenter}
        label="Distribute vertically"
        className="!size-7"
        onClick={() => onDistribute('vertical')}
      />
      <Rule />
      <IconButton icon={Copy} label="Duplicate" className="!size-7" onClick={onDuplicate} />
      <IconButton icon={Trash2} label="Delete" className="!size-7" onClick={onDelete} />
    </div>
  )
}

function Rule() {
  return <span aria-hidden className="mx-1 h-4 w-px bg-line" />
}

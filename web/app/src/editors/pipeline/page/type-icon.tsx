import { Calendar, Hash, type LucideIcon, ToggleLeft, Type } from 'lucide-react'
import type { ColumnType } from '../engine/table'

const icons: Record<ColumnType, { icon: LucideIcon; name: string }> = {
  text: { icon: Type, name: 'Text' },
  number: { icon: Hash, name: 'Number' },
  date: { icon: Calendar, name: 'Date' },
  boolean: { icon: ToggleLeft, name: 'True or false' },
}

/** What a column holds, as a small picture with its name. */
export function TypeIcon({ type }: { type: ColumnType }) {
  const { icon: Icon, name } = icons[type]
  return <Icon size={12} role="img" aria-label={name} className="shrink-0 text-faint" />
}

import {
  ArrowDownUp,
  ChartColumn,
  CircleHelp,
  Columns3,
  Filter,
  Group,
  ListStart,
  type LucideIcon,
  Merge,
  Sigma,
  Table2,
  Upload,
} from 'lucide-react'
import { typeName } from '../model/step-names'

export type Face = { type: string; icon: LucideIcon; about: string }

/** The types of step people can add, in the order of the menu. */
export const faces: readonly Face[] = [
  { type: 'load', icon: Upload, about: 'A CSV file from your device' },
  { type: 'filter', icon: Filter, about: 'Keep the rows you need' },
  { type: 'select', icon: Columns3, about: 'Hide and rename columns' },
  { type: 'compute', icon: Sigma, about: 'A new column by an expression' },
  { type: 'sort', icon: ArrowDownUp, about: 'Order rows by a column' },
  { type: 'aggregate', icon: Group, about: 'Count, add up, average by group' },
  { type: 'pivot', icon: Table2, about: 'Values of a column become columns' },
  { type: 'join', icon: Merge, about: 'Columns of another table' },
  { type: 'limit', icon: ListStart, about: 'Only the first or last rows' },
  { type: 'chart', icon: ChartColumn, about: 'Bars, lines, points or slices' },
]

export const faceOf = (type: string): Face =>
  faces.find(face => face.type === type) ?? { type, icon: CircleHelp, about: typeName(type) }

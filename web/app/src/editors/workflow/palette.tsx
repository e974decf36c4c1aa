import { type DragEvent, useState } from 'react'
import { SearchField } from '../../ui/search-field'
import { StepTile } from './step-tile'
import { type StepType, searchTypes } from './step-types'

/** What a step type is carried as from the palette to the canvas. */
export const dragType = 'application/x-tutti-step'

type PaletteProps = { onAdd: (type: StepType) => void }

/** All types of step: click one to add it, or drag it to where it should stand. */
export function Palette({ onAdd }: PaletteProps) {
  const [query, setQuery] = useState('')
  const found = searchTypes(query)
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 p-2">
      <SearchField label="Search steps" value={query} onChange={setQuery} placeholder="Search steps" />
      <ul aria-label="Steps to add" className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto">
        {found.map(type => (
          <li key={type.id}>
            <PaletteItem type={type} onAdd={onAdd} />
          </li>
        ))}
        {found.length === 0 && (
          <li className="p-2 text-note text-muted">No step is called “{query}”. Try another word.</li>
        )}
      </ul>
    </div>
  )
}

function PaletteItem({ type, onAdd }: PaletteProps & { type: StepType }) {
  const { name, about } = type
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(dragType, type.id)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    <button
      type="button"
      draggable
      onDragStart={drag}
      onClick={() => onAdd(type)}
      className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover active:bg-pressed"
    >
      <StepTile type={type} />
      <span className="min-w-0">
        <span className="block truncate text-ui font-medium">{name}</span>
        <span className="block text-note text-muted">{about}</span>
      </span>
    </button>
  )
}

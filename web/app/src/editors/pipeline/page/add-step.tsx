import { Plus } from 'lucide-react'
import { Button } from '../../../ui/button'
import { Menu, MenuItem } from '../../../ui/menu'
import { typeName } from '../model/step-names'
import { focusStep } from './focus-step'
import { usePipeline } from './pipeline-context'
import { faces } from './step-faces'

type AddStepProps = { index: number; label: string; look: 'between' | 'button' }

/** The menu of step types; what is chosen stands at `index` and has the focus. */
export function AddStep({ index, label, look }: AddStepProps) {
  const { edits } = usePipeline()
  const add = (type: string) => {
    const id = edits.add({ type }, index)
    // the card is there after the next picture
    requestAnimationFrame(() => requestAnimationFrame(() => focusStep(id)))
  }
  const trigger =
    look === 'button' ? (
      <Button>
        <Plus size={16} aria-hidden />
        {label}
      </Button>
    ) : (
      <button
        type="button"
        aria-label={label}
        className="relative z-10 inline-flex size-6 items-center justify-center rounded-full border border-control/60 bg-raised text-muted opacity-0 transition-opacity duration-100 group-hover/gap:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
      >
        <Plus size={14} aria-hidden />
      </button>
    )
  return (
    <Menu trigger={trigger} label="Kind of step" align="start">
      {faces.map(({ type, icon, about }) => (
        <MenuItem key={type} icon={icon} onSelect={() => add(type)}>
          <span className="flex-1">{typeName(type)}</span>
          <span className="ml-6 text-note text-muted max-sm:hidden">{about}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}

import { ArrowDown, ArrowUp, Copy, Ellipsis, LockKeyhole, Power, PowerOff, Trash2 } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu'
import { toastUndo } from '../../../ui/toast-undo'
import { useLockDesk } from '../../shared/locks/lock-desk'
import { usePlaceRights } from '../../shared/locks/place-rights'
import type { Step } from '../model/step'
import { stepName } from '../model/step-names'
import { stepPointer, stepTarget } from './guarded-edits'
import { usePipeline } from './pipeline-context'

/** Everything that can be done with a whole step. */
export function StepMenu({ step, number }: { step: Step; number: number }) {
  const { edits, steps } = usePipeline()
  const desk = useLockDesk()
  const { others, mine } = usePlaceRights(stepPointer(step.id))
  const [before, after] = [steps[number - 2], steps[number]]
  const remove = () => {
    if (edits.remove(step.id) === false) return
    toastUndo(`“${stepName(step)}” removed`, () => edits.restore(step))
  }
  return (
    <Menu
      label={`Actions for step ${number}`}
      trigger={<IconButton icon={Ellipsis} label={`Actions for step ${number}`} className="!size-7" />}
    >
      <MenuItem icon={Copy} onSelect={() => edits.duplicate(step.id)}>
        Duplicate
      </MenuItem>
      <MenuItem
        icon={ArrowUp}
        disabled={!before}
        onSelect={() => before && edits.move(step.id, before.id, 'before')}
      >
        Move up
      </MenuItem>
      <MenuItem
        icon={ArrowDown}
        disabled={!after}
        onSelect={() => after && edits.move(step.id, after.id, 'after')}
      >
        Move down
      </MenuItem>
      <MenuItem
        icon={step.disabled ? Power : PowerOff}
        onSelect={() => edits.setDisabled(step.id, !step.disabled)}
      >
        {step.disabled ? 'Switch on' : 'Switch off'}
      </MenuItem>
      {!others && !mine && (
        <MenuItem
          icon={LockKeyhole}
          onSelect={() => desk.lock(stepTarget(step.id, `step ${number}, “${stepName(step)}”`))}
        >
          Lock…
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={remove}>
        Remove
      </MenuItem>
    </Menu>
  )
}

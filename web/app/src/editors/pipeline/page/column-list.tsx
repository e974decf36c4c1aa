import { Eye, EyeOff } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button'
import { hideKey, nameKey } from '../engine/steps/select'
import type { Step } from '../model/step'
import { TextField } from './fields'
import { usePipeline } from './pipeline-context'
import { TypeIcon } from './type-icon'
import type { KnownColumn } from './use-columns'

/** Each column with whether it stays and what it is called. */
export function ColumnList({ step, columns }: { step: Step; columns: readonly KnownColumn[] }) {
  const { edits, canEdit, typing } = usePipeline()
  if (columns.length === 0)
    return <p className="text-ui text-muted">The columns show up here once there is data.</p>
  return (
    <ul aria-label="Columns" className="max-h-80 space-y-1 overflow-y-auto pr-1">
      {columns.map(({ name, type }) => {
        const hidden = step.parameters[hideKey(name)] === true
        const renamed = step.parameters[nameKey(name)]
        return (
          <li key={name} className="flex items-center gap-1">
            <IconButton
              icon={hidden ? EyeOff : Eye}
              label={hidden ? `Show ${name}` : `Hide ${name}`}
              aria-disabled={!canEdit}
              onClick={() =>
                canEdit && edits.setParameters(step.id, { [hideKey(name)]: hidden ? undefined : true })
              }
              className="!size-7"
            />
            <TypeIcon type={type} />
            <div className={hidden ? 'min-w-0 flex-1 line-through' : 'min-w-0 flex-1'}>
              <TextField
                quiet
                label={`Name of ${name}`}
                value={typeof renamed === 'string' ? renamed : ''}
                placeholder={name}
                onChange={next =>
                  edits.setParameters(step.id, { [nameKey(name)]: next.trim() === '' ? undefined : next })
                }
                onTyping={typing}
                disabled={!canEdit || hidden}
              />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

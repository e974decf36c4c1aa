import { CircleQuestionMark } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button'
import { Popover } from '../../../ui/popover'
import { inExpression } from '../engine/expression/compile'
import { functions } from '../engine/expression/functions'
import { Labelled } from './fields'
import type { KnownColumn } from './use-columns'
import { useDraft } from './use-draft'

type ExpressionFieldProps = {
  label: string
  value: string
  placeholder: string
  columns: readonly KnownColumn[]
  onChange: (value: string) => void
  onTyping: () => void
  disabled: boolean
}

/** An expression, with what can be used in it one click away. */
export function ExpressionField({
  label,
  value,
  placeholder,
  columns,
  onChange,
  onTyping,
  disabled,
}: ExpressionFieldProps) {
  const draft = useDraft(value, onChange, onTyping)
  const insert = (word: string) =>
    draft.onChange(draft.value === '' ? word : `${draft.value.trimEnd()} ${word}`)
  return (
    <div>
      <Labelled label={label}>
        {id => (
          <textarea
            id={id}
            rows={2}
            value={draft.value}
            onChange={event => draft.onChange(event.target.value)}
            onBlur={draft.onBlur}
            onKeyDown={draft.onKeyDown}
            disabled={disabled}
            placeholder={placeholder}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            maxLength={2000}
            className="block w-full resize-y rounded-md border border-control bg-canvas px-3 py-1.5 font-mono text-ui text-ink placeholder:text-faint focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-70"
          />
        )}
      </Labelled>
      <div className="mt-1 flex flex-wrap items-center gap-1">
        {!disabled &&
          columns.slice(0, 12).map(({ name }) => (
            <button
              key={name}
              type="button"
              aria-label={`Insert the column ${name}`}
              onClick={() => insert(inExpression(name))}
              className="h-6 max-w-32 truncate rounded bg-sunken px-1.5 font-mono text-note text-muted hover:bg-pressed hover:text-ink"
            >
              {name}
            </button>
          ))}
        <Popover
          label="What can be used in an expression"
          className="w-80"
          trigger={<IconButton icon={CircleQuestionMark} label="What can be used here" className="!size-6" />}
        >
          <ExpressionHelp />
        </Popover>
      </div>
    </div>
  )
}

function ExpressionHelp() {
  return (
    <div className="text-note">
      <p className="text-ui font-semibold">Expressions</p>
      <p className="mt-1 text-muted">
        Columns by name, <code>[in brackets]</code> when the name has spaces. Text in quotation marks. + − * /
        % ^ to count, = != &lt; &lt;= &gt; &gt;= to compare, and, or, not to combine.
      </p>
      <dl className="mt-3 grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1">
        <dt className="font-mono">if(test, a, b)</dt>
        <dd className="text-muted">a when it is true, else b</dd>
        {Object.entries(functions).map(([name, { form, about }]) => (
          <div key={name} className="contents">
            <dt className="font-mono">{form}</dt>
            <dd className="text-muted">{about}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

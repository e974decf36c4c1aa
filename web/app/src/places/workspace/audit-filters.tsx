import { eventTypes } from '../../data/event-words'
import { Button } from '../../ui/button'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { LabelledSelect } from '../../ui/labelled-select'
import { type AuditFields, noFilters } from './audit-which'
import { PersonFilter } from './person-filter'

type AuditFiltersProps = { workspaceId: string; fields: AuditFields; onChange: (fields: AuditFields) => void }

/** Narrows the table: what, who, from where, when. */
export function AuditFilters({ workspaceId, fields, onChange }: AuditFiltersProps) {
  const set = (change: Partial<AuditFields>) => onChange({ ...fields, ...change })
  const filtered = Object.values(fields).some(Boolean)
  return (
    <fieldset className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-3 lg:grid-cols-[1.5fr_1.5fr_1.2fr_1fr_1fr_auto]">
      <legend className="sr-only">Filters</legend>
      <LabelledSelect
        label="What happened"
        value={fields.type}
        onChange={type => set({ type })}
        options={[{ value: '', label: 'Everything' }, ...eventTypes]}
      />
      <div>
        <span aria-hidden className="mb-1 block text-ui font-medium">
          Person
        </span>
        <PersonFilter
          workspaceId={workspaceId}
          person={fields.person}
          onChange={person => set({ person })}
          boxed
        />
      </div>
      <Field
        label="Network address"
        value={fields.address}
        onChange={event => set({ address: event.target.value })}
        placeholder="Any"
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
      />
      <DateField
        label="From"
        value={fields.from}
        {...(fields.to && { max: fields.to })}
        onChange={from => set({ from })}
      />
      <DateField
        label="To"
        value={fields.to}
        {...(fields.from && { min: fields.from })}
        onChange={to => set({ to })}
      />
      <Button look="ghost" className="h-9" disabled={!filtered} onClick={() => onChange(noFilters)}>
        Clear
      </Button>
    </fieldset>
  )
}

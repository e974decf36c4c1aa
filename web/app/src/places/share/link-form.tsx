import type { NewShare, ShareAccess } from '@tutti/client'
import { ChevronDown, Globe, Lock } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { accessesToGive, accessName } from '../../data/access-words'
import { failureText } from '../../data/failure'
import { useCreateShare } from '../../data/use-shares'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { LabelledSelect } from '../../ui/labelled-select'
import { Select } from '../../ui/select'
import { durations } from './link-words'

type LinkFormProps = {
  documentId: string
  permissions: readonly string[]
  isPublic: boolean
  onMade: (link: NewShare) => void
}

const mostUses = 10_000

/** What a new link allows; how long and how often is asked only of those who want to say. */
export function LinkForm({ documentId, permissions, isPublic, onMade }: LinkFormProps) {
  const options = useId()
  const [more, setMore] = useState(false)
  const [access, setAccess] = useState<ShareAccess>('view')
  const [hours, setHours] = useState('')
  const [uses, setUses] = useState('')
  const [label, setLabel] = useState('')
  const [mayShare, setMayShare] = useState(false)
  const { mutate, isPending, error } = useCreateShare(documentId)
  const offered = accessesToGive(permissions)
  const Who = isPublic ? Globe : Lock

  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(
      {
        access,
        ...(mayShare && { may_share: true }),
        ...(label.trim() && { label: label.trim() }),
        ...(hours && { expires_in_hours: Number(hours) }),
        ...(uses && { uses: Number(uses) }),
      },
      { onSuccess: onMade },
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex basis-full items-center gap-2 sm:flex-1 sm:basis-0">
          <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
            <Who size={16} aria-hidden />
          </span>
          <p className="min-w-0 text-ui">
            <span className="block font-medium">Anyone with the link</span>
            <span className="block text-note text-muted">
              {isPublic ? 'Also without an account' : 'Who has an account here'}
            </span>
          </p>
        </div>
        <Select
          label="What the link allows"
          className="flex-1 sm:w-36 sm:flex-none"
          value={access}
          onChange={next => setAccess(offered.find(each => each === next) ?? access)}
          options={offered.map(value => ({ value, label: accessName(value) }))}
        />
        <Button look="primary" type="submit" className="h-9" disabled={isPending}>
          {isPending ? 'Creating…' : 'Create link'}
        </Button>
      </div>
      <button
        type="button"
        aria-expanded={more}
        aria-controls={options}
        onClick={() => setMore(!more)}
        className="inline-flex items-center gap-1 self-start rounded text-note text-muted hover:text-ink"
      >
        <ChevronDown
          size={14}
          aria-hidden
          className={cx('transition-transform duration-100', !more && '-rotate-90')}
        />
        Expiry, number of uses, label
      </button>
      <div id={options} hidden={!more}>
        <div className="grid gap-3 sm:grid-cols-3">
          <LabelledSelect label="Expires" value={hours} onChange={setHours} options={durations} />
          <Field
            label="Uses"
            type="number"
            inputMode="numeric"
            min={1}
            max={mostUses}
            step={1}
            placeholder="No limit"
            value={uses}
            onChange={event => setUses(event.target.value)}
          />
          <Field
            label="Label"
            maxLength={100}
            placeholder="For reviewers"
            autoComplete="off"
            value={label}
            onChange={event => setLabel(event.target.value)}
          />
        </div>
        <div className="mt-3">
          <Checkbox
            label="May share further"
            hint="Whoever comes by it can make links of their own, no stronger than this one."
            checked={mayShare}
            onChange={setMayShare}
          />
        </div>
      </div>
      <FormError text={error ? failureText(error) : undefined} />
    </form>
  )
}

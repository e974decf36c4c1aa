import { type ComponentProps, useId } from 'react'
import { Select } from './select'

/** A select with its label above it, for forms. */
export function LabelledSelect({ className, ...select }: Omit<ComponentProps<typeof Select>, 'quiet'>) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-ui font-medium">
        {select.label}
      </label>
      <Select id={id} className="w-full" {...select} />
    </div>
  )
}

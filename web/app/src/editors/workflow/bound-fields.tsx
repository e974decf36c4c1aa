import { useState } from 'react'
import { Field } from '../../ui/field'
import { TextArea } from '../../ui/text-area'
import { useBoundText } from './use-bound-text'

type BoundProps = {
  label: string
  value: string
  onText: (text: string) => void
  readOnly: boolean
  placeholder?: string
  hint?: string
}

/** @param isName Whether the key to edit (F2) leads here. */
export function BoundLine({
  value,
  onText,
  hint,
  isName = false,
  ...rest
}: BoundProps & { isName?: boolean }) {
  const bound = useBoundText<HTMLInputElement>(value, onText)
  const mark = isName ? { 'data-workflow-name': '' } : {}
  return (
    <Field {...rest} {...mark} {...(hint && { hint })} {...bound} autoComplete="off" spellCheck={false} />
  )
}

export function BoundText({ value, onText, hint, ...rest }: BoundProps) {
  const bound = useBoundText<HTMLTextAreaElement>(value, onText)
  return <TextArea {...rest} {...(hint && { hint })} {...bound} />
}

/** Several lines that are read by a machine. */
export function BoundCode({ value, onText, hint, ...rest }: BoundProps) {
  const bound = useBoundText<HTMLTextAreaElement>(value, onText)
  return (
    <div className="[&_textarea]:font-mono [&_textarea]:!text-base sm:[&_textarea]:!text-note">
      <TextArea {...rest} {...(hint && { hint })} {...bound} rows={2} spellCheck={false} autoComplete="off" />
    </div>
  )
}

type NumberProps = Omit<BoundProps, 'value' | 'onText'> & {
  value: unknown
  onNumber: (value: number | undefined) => void
}

const numberOf = (text: string): number | undefined => {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number
}

/** A number. What is not yet one stays in the field and out of the document. */
export function BoundNumber({ value, onNumber, hint, ...rest }: NumberProps) {
  const [wrong, setWrong] = useState(false)
  const number = typeof value === 'number' ? value : undefined
  const write = (text: string) => {
    const next = numberOf(text)
    const isWrong = next === undefined && text.trim() !== ''
    setWrong(isWrong)
    if (!isWrong) onNumber(next)
  }
  const bound = useBoundText<HTMLInputElement>(
    number === undefined ? '' : String(number),
    write,
    text => wrong || numberOf(text) === number,
  )
  return (
    <Field
      {...rest}
      {...(hint && { hint })}
      {...bound}
      inputMode="decimal"
      autoComplete="off"
      error={wrong ? 'This is not a number.' : undefined}
    />
  )
}

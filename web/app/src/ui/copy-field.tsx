import { Check, Copy } from 'lucide-react'
import { Button } from './button'
import { Input } from './field'
import { useCopy } from './use-copy'

/** A text that is made to be copied, such as a link. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { copied, copy } = useCopy()
  return (
    <div className="flex gap-2">
      <Input
        aria-label={label}
        readOnly
        value={value}
        onFocus={event => event.target.select()}
        className="min-w-0 flex-1 font-mono !text-note"
      />
      <Button look="primary" className="h-9 w-24" onClick={() => copy(value)}>
        {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}

import { useRef } from 'react'
import { quietly } from '../../../data/quietly'
import { Button } from '../../../ui/button'
import type { Step } from '../model/step'
import { useSupply } from './use-supply'

type FileButtonProps = {
  /** The name the steps use. */
  name: string
  step?: Step | undefined
  label: string
  look?: 'primary' | 'secondary' | 'ghost'
}

/** Chooses a file by the system's own dialog. */
export function FileButton({ name, step, label, look = 'secondary' }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const supply = useSupply()
  return (
    <>
      <Button size="small" look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        aria-label={`Choose a file for ${name || 'this step'}`}
        tabIndex={-1}
        className="sr-only"
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) quietly(supply(file, { name, step }))
        }}
      />
    </>
  )
}

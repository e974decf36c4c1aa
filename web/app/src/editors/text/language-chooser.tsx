import { Command } from 'cmdk'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Popover } from '../../ui/popover'
import { type Language, languages } from './languages'

type LanguageChooserProps = { language: Language; onLanguage: (id: string) => void; disabled: boolean }

/** One of many languages, by a few letters of its name. */
export function LanguageChooser({ language, onLanguage, disabled }: LanguageChooserProps) {
  const [open, setOpen] = useState(false)
  if (disabled) return <span className="truncate px-2 text-note text-muted">{language.name}</span>
  const choose = (id: string) => {
    onLanguage(id)
    setOpen(false)
  }
  return (
    <Popover
      label="Language"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-60 !p-0"
      trigger={
        <button
          type="button"
          aria-label={`Language: ${language.name}`}
          className="inline-flex h-7 min-w-0 items-center gap-1 rounded-md px-2 text-ui text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover"
        >
          <span className="truncate">{language.name}</span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </button>
      }
    >
      <Command label="Find a language" defaultValue={language.name}>
        <Command.Input
          aria-label="Find a language"
          placeholder="Find a language"
          className="h-9 w-full border-b border-line bg-transparent px-3 text-base outline-none placeholder:text-faint sm:text-ui"
        />
        <Command.List className="max-h-64 overflow-auto p-1">
          <Command.Empty className="px-2 py-4 text-center text-ui text-muted">No such language</Command.Empty>
          {languages.map(({ id, name }) => (
            <Command.Item
              key={id}
              value={name}
              onSelect={() => choose(id)}
              className="flex h-8 items-center gap-2 rounded-md px-2 text-ui data-[selected=true]:bg-hover"
            >
              <span className="flex-1 truncate">{name}</span>
              {id === language.id && <Check size={14} aria-hidden className="text-accent" />}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  )
}

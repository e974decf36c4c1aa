import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { readableOn } from './contrast'

/** The colours people get, by name for those who do not see them. */
const colors = [
  ['#d6336c', 'Pink'],
  ['#ae3ec9', 'Purple'],
  ['#7048e8', 'Violet'],
  ['#4263eb', 'Indigo'],
  ['#1971c2', 'Blue'],
  ['#0b7285', 'Petrol'],
  ['#099268', 'Teal'],
  ['#2f9e44', 'Green'],
  ['#66a80f', 'Lime'],
  ['#e67700', 'Orange'],
  ['#c2410c', 'Rust'],
  ['#c92a2a', 'Red'],
] as const

type ColorChoiceProps = { label: string; value: string; onChange: (color: string) => void }

/** One of the twelve colours of people; someone who has another keeps it beside them. */
export function ColorChoice({ label, value, onChange }: ColorChoiceProps) {
  const own = value.toLowerCase()
  const shown: readonly (readonly [string, string])[] = colors.some(([color]) => color === own)
    ? colors
    : [[own, 'Your own'], ...colors]
  return (
    <RadioGroup.Root aria-label={label} value={own} onValueChange={onChange} className="flex flex-wrap gap-2">
      {shown.map(([color, name]) => (
        <RadioGroup.Item
          key={color}
          value={color}
          aria-label={name}
          title={name}
          className="inline-flex size-7 items-center justify-center rounded-full"
          style={{ backgroundColor: color, color: readableOn(color) }}
        >
          <RadioGroup.Indicator>
            <Check size={16} strokeWidth={3} aria-hidden />
          </RadioGroup.Indicator>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}

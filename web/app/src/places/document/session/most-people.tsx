import { Select } from '../../../ui/select'

const usual = [2, 3, 4, 5, 8, 10, 15, 20, 30, 50, 100]
const any = 'any'

type MostPeopleProps = {
  most: number | undefined
  mayChange: boolean
  onChange: (most: number | null) => void
}

/** How many people may be here while the session lasts. */
export function MostPeople({ most, mayChange, onChange }: MostPeopleProps) {
  if (!mayChange)
    return most === undefined ? null : <p className="mt-2 text-note text-muted">At most {most} people.</p>
  const numbers = most === undefined || usual.includes(most) ? usual : [...usual, most].sort((a, b) => a - b)
  return (
    <div className="mt-2 flex items-center justify-between gap-2 px-2 text-note">
      <span aria-hidden className="whitespace-nowrap">
        People at most
      </span>
      <Select
        quiet
        label="People at most"
        value={most === undefined ? any : String(most)}
        options={[
          { value: any, label: 'Any number' },
          ...numbers.map(each => ({ value: String(each), label: String(each) })),
        ]}
        onChange={value => onChange(value === any ? null : Number(value))}
      />
    </div>
  )
}

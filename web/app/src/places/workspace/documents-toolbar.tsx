import type { DocumentQuery } from '@tutti/client'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { kindOptions as kinds } from '../../editors/registry'
import { SearchField } from '../../ui/search-field'
import { Select } from '../../ui/select'

type Sort = NonNullable<DocumentQuery['sort']>

const sorts = [
  { value: 'updated', label: 'Last changed' },
  { value: 'title', label: 'Title' },
  { value: 'created', label: 'Created' },
] as const satisfies readonly { value: Sort; label: string }[]

/** The order that stands in the address. */
export const readSort = (value: string | null): Sort =>
  sorts.find(sort => sort.value === value)?.value ?? 'updated'

type DocumentsToolbarProps = { query: string; onQuery: (query: string) => void; children: ReactNode }

/** Search, order and kind; order and kind stand in the address, so that Back and a reload keep them. */
export function DocumentsToolbar({ query, onQuery, children }: DocumentsToolbarProps) {
  const [search, setSearch] = useSearchParams()
  const choose = (name: string, value: string) =>
    setSearch(
      before => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label="Search documents"
        placeholder="Search this workspace"
        value={query}
        onChange={onQuery}
        className="w-full sm:w-56"
      />
      <Select
        label="Sort by"
        quiet
        value={readSort(search.get('sort'))}
        onChange={value => choose('sort', value === 'updated' ? '' : value)}
        options={sorts}
      />
      {kinds.length > 1 && (
        <Select
          label="Kind"
          quiet
          value={search.get('kind') ?? ''}
          onChange={value => choose('kind', value)}
          options={[{ value: '', label: 'All kinds' }, ...kinds]}
        />
      )}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  )
}

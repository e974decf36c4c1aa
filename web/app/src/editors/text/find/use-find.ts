import { getSearchQuery, SearchQuery, setSearchQuery } from '@codemirror/search'
import type { EditorView } from '@codemirror/view'
import { useEffect, useState } from 'react'
import { countMatches, type Matches } from './count-matches'
import { onUpdateOf } from './find-panel-host'
import { replaceShown } from './find-state'

export type Asked = Pick<SearchQuery, 'search' | 'replace' | 'caseSensitive' | 'wholeWord' | 'regexp'>

type Find = {
  query: SearchQuery
  matches: Matches
  replacing: boolean
  readOnly: boolean
  ask: (change: Partial<Asked>) => void
}

const none: Matches = { total: 0, more: false, current: 0 }
// what one types is counted at once, what others type a little later
const laterMs = 120

const read = (view: EditorView) => ({
  query: getSearchQuery(view.state),
  replacing: view.state.field(replaceShown) && !view.state.readOnly,
  readOnly: view.state.readOnly,
})

const count = (view: EditorView): Matches => {
  const query = getSearchQuery(view.state)
  return query.valid ? countMatches(query, view.state) : none
}

/** The search of an editor as the page sees it. */
export const useFind = (view: EditorView): Find => {
  const [state, setState] = useState(() => read(view))
  const [matches, setMatches] = useState(() => count(view))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    setState(read(view))
    setMatches(count(view))
    const stop = onUpdateOf(view, update => {
      const asked = update.transactions.some(each => each.effects.some(effect => effect.is(setSearchQuery)))
      if (asked || update.transactions.some(each => each.effects.length > 0 || each.reconfigured))
        setState(read(view))
      if (!asked && !update.docChanged && !update.selectionSet) return
      clearTimeout(timer)
      if (asked) setMatches(count(view))
      else timer = setTimeout(() => setMatches(count(view)), laterMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [view])

  const ask = (change: Partial<Asked>) => {
    const { search, replace, caseSensitive, wholeWord, regexp } = { ...getSearchQuery(view.state), ...change }
    // outside of a regular expression a backslash is a backslash
    const query = new SearchQuery({ search, replace, caseSensitive, wholeWord, regexp, literal: !regexp })
    view.dispatch({ effects: setSearchQuery.of(query) })
  }
  return { ...state, matches, ask }
}

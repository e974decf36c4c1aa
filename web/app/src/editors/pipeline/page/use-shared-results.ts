import type { Room } from '@tutti/client'
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { mostPoints, thinned } from '../charts/chart-data'
import type { Outcome } from '../engine/messages'
import { chainOf } from '../model/chain'
import { bounded, type Result, readResult, saying, withoutData, writeResults } from '../model/result'
import { readSteps, type Step, stepsOf } from '../model/step'
import type { Outcomes } from './engine-client'

// whoever made the change tells what came of it; the others only if nobody did
const own = 600
const others = 2500

type Options = {
  room: Room
  steps: readonly Step[]
  outcomes: Outcomes
  canEdit: boolean
  /** Whether one may write to a step: not while somebody else holds it. */
  mayWrite: (step: string) => boolean
  /** Whether rows and charts are shared too, or only how many rows there are. */
  withSamples: boolean
  /** The origin of one's own edits. */
  origin: unknown
}

/** Writes what the last run said into the document, for those who do not have the data; only what is new, after a pause. */
export const useSharedResults = (options: Options): void => {
  const { room, steps, outcomes, canEdit, mayWrite, withSamples, origin } = options
  const changedHere = useRef(true)
  const said = useRef(new Map<string, string>())
  useEffect(() => {
    const { doc } = room
    const notice = ({ origin: from, local }: Y.Transaction) => {
      if (from === origin || (local && typeof from === 'object')) changedHere.current = true
      else if (!local) changedHere.current = false
    }
    doc.on('afterTransaction', notice)
    return () => doc.off('afterTransaction', notice)
  }, [room, origin])

  const latest = useRef(steps)
  latest.current = steps
  useEffect(() => {
    if (!canEdit || outcomes.running) return
    const publish = () => {
      const { you, doc } = room
      if (!you || !room.canEdit) return
      const chain = chainOf(latest.current)
      const news = new Map<string, Result>()
      for (const step of readSteps(stepsOf(doc))) {
        const outcome = outcomes.by.get(step.id)
        if (
          !mayWrite(step.id) ||
          !outcome ||
          outcome.unfinished ||
          (outcome.state !== 'done' && outcome.state !== 'error')
        )
          continue
        const whole = resultOf(outcome, chain.get(step.id) ?? '', { id: you.id, name: you.name })
        const result = withSamples ? whole : withoutData(whole)
        const text = saying(result)
        // two people with different files do not answer each other: only what is new here is told
        if (said.current.get(step.id) === text) continue
        said.current.set(step.id, text)
        const known = readResult(step.result)
        if (!known || saying(known) !== text) news.set(step.id, result)
      }
      if (news.size > 0) writeResults(doc, news)
    }
    const timer = setTimeout(publish, changedHere.current ? own : others)
    return () => clearTimeout(timer)
  }, [room, outcomes, canEdit, mayWrite, withSamples])
}

const resultOf = (outcome: Outcome, chain: string, by: Result['by']): Result =>
  bounded({
    chain,
    rows: outcome.rows,
    columns: outcome.columns,
    width: outcome.columns.length,
    sample: outcome.first,
    ...(outcome.chart && { chart: thinned(outcome.chart, mostPoints.shared) }),
    ...(outcome.error && { error: outcome.error }),
    at: new Date().toISOString(),
    by,
  })

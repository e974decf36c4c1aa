import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Room } from '@tutti/client'
import { useEffect, useState } from 'react'
import { activityReporter, type Place } from './activity-reporter'

export type { Place } from './activity-reporter'

/** Tells others what we do in the editor, and us where we are. */
export const useActivity = (room: Room): { listener: Extension; place: Place } => {
  const [place, setPlace] = useState<Place>({ line: 1, column: 1 })
  const [reporter] = useState(() => activityReporter(room.presence, setPlace))
  const [listener] = useState(() => EditorView.updateListener.of(reporter.onUpdate))
  useEffect(() => reporter.start(), [reporter])
  return { listener, place }
}

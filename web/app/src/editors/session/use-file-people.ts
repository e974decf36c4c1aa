import { useRoom } from '@tutti/react'
import { useEffect, useState } from 'react'

export type FilePerson = { id: string; name: string; color: string }

/** Who is in which file, by path. */
export const useFilePeople = (): ReadonlyMap<string, readonly FilePerson[]> => {
  const { presence } = useRoom()
  const [people, setPeople] = useState<ReadonlyMap<string, readonly FilePerson[]>>(new Map())
  useEffect(() => {
    let before = ''
    const read = () => {
      const found = new Map<string, FilePerson[]>()
      for (const [clientId, state] of presence.getStates()) {
        if (clientId === presence.clientID || typeof state.file !== 'string') continue
        const { id, name, color } = state.user ?? {}
        if (typeof id !== 'string' || typeof name !== 'string' || typeof color !== 'string') continue
        const here = found.get(state.file) ?? []
        if (!here.some(person => person.id === id)) found.set(state.file, [...here, { id, name, color }])
      }
      // cursors move all the time, people change their file now and then
      const now = JSON.stringify([...found])
      if (now === before) return
      before = now
      setPeople(found)
    }
    read()
    presence.on('change', read)
    return () => presence.off('change', read)
  }, [presence])
  return people
}

import type { Room } from '@tutti/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from '../../../ui/toast'
import sample from '../assets/survey.csv?url'
import type { Step } from '../model/step'
import type { EngineClient } from '../page/engine-client'
import { sourceStore } from './source-store'
import { sourcesNeeded } from './sources-needed'

const largest = 128 * 1024 * 1024

export type Sources = {
  /** The names of the files that are here, and what each was called on disk. */
  here: ReadonlyMap<string, string>
  /** Whether it is known yet which files are here. */
  ready: boolean
  /** Takes a file in under the name the steps use. */
  supply: (name: string, file: File) => Promise<void>
  /** Takes the generated example data in. */
  supplySample: (name: string) => Promise<void>
  remove: (name: string) => Promise<void>
}

/** The files on this device that the steps ask for; they are read from here after a reload, and never sent anywhere. */
export const useSources = (room: Room, engine: EngineClient | undefined, steps: readonly Step[]): Sources => {
  const [here, setHere] = useState<ReadonlyMap<string, string>>(new Map())
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set())
  const latest = useRef(steps)
  latest.current = steps
  // what this engine has been given already is not read again when another file is asked for
  const given = useRef<{ engine: EngineClient | undefined; names: Set<string> }>({ engine, names: new Set() })
  if (given.current.engine !== engine) given.current = { engine, names: new Set() }
  const person = room.you?.id ?? 'nobody'
  const document = room.documentId

  const take = useCallback(
    (name: string, file: string, bytes: Uint8Array | undefined) => {
      engine?.setSource(name, bytes)
      if (bytes) given.current.names.add(name)
      else given.current.names.delete(name)
      setHere(known => {
        const next = new Map(known)
        if (bytes) next.set(name, file)
        else next.delete(name)
        return next
      })
      engine?.run(
        latest.current.map(({ id, type, disabled, parameters }) => ({ id, type, disabled, parameters })),
      )
    },
    [engine],
  )

  const needed = JSON.stringify(sourcesNeeded(steps))
  useEffect(() => {
    if (!engine) return
    let current = true
    const look = async (name: string) => {
      // a device that keeps nothing has nothing
      const stored = await sourceStore.read({ person, document }, name).catch(() => undefined)
      if (!current) return
      if (stored) take(name, stored.file, stored.bytes)
      setLooked(before => new Set(before).add(name))
    }
    const names: string[] = JSON.parse(needed)
    for (const name of names) if (!given.current.names.has(name)) void look(name)
    return () => {
      current = false
    }
  }, [engine, needed, person, document, take])

  const put = async (name: string, file: string, bytes: Uint8Array) => {
    take(name, file, bytes)
    try {
      await sourceStore.write({ person, document }, name, { file, bytes, at: new Date().toISOString() })
    } catch {
      toast('This browser does not keep the file: after a reload it has to be dropped again')
    }
  }
  return {
    here,
    ready: (JSON.parse(needed) as string[]).every(name => looked.has(name) || here.has(name)),
    supply: async (name, file) => {
      if (file.size > largest) {
        toast.error(`“${file.name}” is larger than 128 MB`)
        return
      }
      await put(name, file.name, new Uint8Array(await file.arrayBuffer()))
    },
    supplySample: async name => {
      const answer = await fetch(sample)
      if (!answer.ok) {
        toast.error('The sample data could not be fetched')
        return
      }
      await put(name, 'sample data', new Uint8Array(await answer.arrayBuffer()))
    },
    remove: async name => {
      take(name, '', undefined)
      await sourceStore.remove({ person, document }, name).catch(() => undefined)
    },
  }
}

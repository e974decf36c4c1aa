import { useLocks } from '@tutti/react'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { LockBadge } from '../shared/locks/lock-badge'
import type { TagHosts } from './held-ranges'

/** The badges on the held parts of a text. */
export function HeldTags({ hosts }: { hosts: TagHosts }) {
  const locks = useLocks()
  const all = useSyncExternalStore(hosts.subscribe, hosts.all)
  return locks.map(lock => {
    const host = all.get(lock.id)
    return host && createPortal(<LockBadge lock={lock} withReason />, host, lock.id)
  })
}

import { LockStrip } from '../../../editors/shared/locks/lock-strip'
import { usePlaceRights } from '../../../editors/shared/locks/place-rights'

/** Under the top bar, while somebody holds the whole document. */
export function DocumentLock() {
  const { others, mine } = usePlaceRights('')
  const lock = others ?? mine
  return lock ? <LockStrip key={lock.id} lock={lock} what="the whole document" /> : null
}

import type { Lock } from '@tutti/client'
import { toast } from '../../../ui/toast'
import type { PlaceRights } from './place-rights'

/** "Ada has locked this: reason" */
export const heldBy = ({ holder, reason }: Lock, what = 'this'): string =>
  `${holder.name} has locked ${what}${reason ? `: ${reason}` : ''}`

/** Why a place cannot be changed, as far as it can be said in a sentence; undefined where it can. */
export const whyNotEdit = ({ canEdit, others, mustLock }: PlaceRights): string | undefined => {
  if (canEdit) return undefined
  if (others) return heldBy(others)
  return mustLock ? 'Lock this first: here everyone edits only what they hold' : 'You cannot edit this now'
}

/** Why a place cannot be removed or put elsewhere; undefined where it can. */
export const whyNotReplace = (rights: PlaceRights): string | undefined => {
  const [first] = rights.inside
  return whyNotEdit(rights) ?? (first && heldBy(first, 'a part of this'))
}

// pressed again and again, a key is refused again and again, and said once
const once = 'locked'

/** Says why something is not done. */
export const sayWhyNot = (why: string): void => toast.error(why, { id: once })

/** Whether one of the reasons holds; the first one is said. */
export const refuses = (whys: Iterable<string | undefined>): boolean => {
  for (const why of whys) {
    if (why === undefined) continue
    sayWhyNot(why)
    return true
  }
  return false
}

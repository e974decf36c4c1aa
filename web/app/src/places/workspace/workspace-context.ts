import type { Workspace } from '@tutti/client'
import { useOutletContext } from 'react-router'

/** The workspace whose place is shown, with one's own role in it; always the newest known. */
export const useWorkspace = (): Workspace => useOutletContext<Workspace>()

import {
  Clock,
  FilePlus,
  FolderPlus,
  History,
  type LucideIcon,
  Monitor,
  Moon,
  Settings,
  Shield,
  Sun,
  Trash2,
  UserPlus,
  Users,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMatch, useNavigate } from 'react-router'
import { mayAdminister, mayEdit, mayShare } from '../../data/rights'
import { useWorkspaces } from '../../data/use-workspaces'
import { NewDocumentDialog } from '../../places/documents/new-document-dialog'
import { InviteDialog } from '../../places/workspace/invite-dialog'
import { NewWorkspaceDialog } from '../../places/workspace/workspace-dialogs'
import { setTheme, useTheme } from '../theme'

export type Command = {
  id: string
  icon: LucideIcon
  label: string
  /** What else people may call it. */
  words?: string
  note?: string
  run: () => void
}

/** What one can do from anywhere; in a workspace also what one may do there. */
export const useCommands = (): { commands: Command[]; dialogs: ReactNode } => {
  const navigate = useNavigate()
  const { data: workspaces = [] } = useWorkspaces()
  const here = useMatch('/w/:id/*')?.params.id
  const current = workspaces.find(({ id }) => id === here)
  const writable = workspaces.filter(({ role }) => mayEdit(role))
  const { theme } = useTheme()
  const [doing, setDoing] = useState<'document' | 'workspace' | 'invite' | undefined>()
  const show = (which: NonNullable<typeof doing>) => (open: boolean) => setDoing(open ? which : undefined)
  const go = (path: string) => () => void navigate(path)
  const at = (id: string) => go(`/w/${current?.id}/${id}`)
  const note = current?.name

  const commands: Command[] = []
  const add = (when: boolean, command: Command) => {
    if (when) commands.push(command)
  }
  add(writable.length > 0, {
    id: 'new-document',
    icon: FilePlus,
    label: 'New document',
    words: 'create add',
    run: () => setDoing('document'),
  })
  add(true, {
    id: 'new-workspace',
    icon: FolderPlus,
    label: 'New workspace',
    words: 'create add team',
    run: () => setDoing('workspace'),
  })
  if (current) {
    const inside = { ...(note && { note }) }
    add(mayShare(current.role) && current.settings.invitations, {
      id: 'invite',
      icon: UserPlus,
      label: 'Invite people',
      words: 'add member share',
      ...inside,
      run: () => setDoing('invite'),
    })
    add(true, {
      id: 'members',
      icon: Users,
      label: 'Members',
      words: 'people roles',
      ...inside,
      run: at('members'),
    })
    add(true, {
      id: 'activity',
      icon: History,
      label: 'Activity',
      words: 'feed',
      ...inside,
      run: at('activity'),
    })
    add(mayAdminister(current.role), {
      id: 'audit',
      icon: Shield,
      label: 'Audit log',
      words: 'record export verify',
      ...inside,
      run: at('audit'),
    })
    add(mayAdminister(current.role), {
      id: 'settings',
      icon: Settings,
      label: 'Workspace settings',
      words: 'features rename delete',
      ...inside,
      run: at('settings'),
    })
    add(true, {
      id: 'trash',
      icon: Trash2,
      label: 'Trash',
      words: 'deleted restore',
      ...inside,
      run: at('trash'),
    })
  }
  add(true, { id: 'recent', icon: Clock, label: 'Recent documents', words: 'home go', run: go('/home') })
  add(true, {
    id: 'shared',
    icon: Users,
    label: 'Shared with me',
    words: 'go links',
    run: go('/home/shared'),
  })
  const themes = { light: Sun, dark: Moon, system: Monitor }
  for (const each of ['light', 'dark', 'system'] as const)
    add(theme !== each, {
      id: `theme-${each}`,
      icon: themes[each],
      label: each === 'system' ? 'Theme as the system' : `${each === 'light' ? 'Light' : 'Dark'} theme`,
      words: 'appearance colour mode',
      run: () => setTheme(each),
    })

  const dialogs = (
    <>
      <NewDocumentDialog
        open={doing === 'document'}
        onOpenChange={show('document')}
        workspaces={current && mayEdit(current.role) ? [current] : writable}
      />
      <NewWorkspaceDialog
        open={doing === 'workspace'}
        onOpenChange={show('workspace')}
        onCreated={id => void navigate(`/w/${id}`)}
      />
      {current && (
        <InviteDialog workspace={current} open={doing === 'invite'} onOpenChange={show('invite')} />
      )}
    </>
  )
  return { commands, dialogs }
}

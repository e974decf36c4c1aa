import { Eye, MessageSquareText, Pencil, X } from 'lucide-react'
import { Banner } from '../../ui/banner'
import { IconButton } from '../../ui/icon-button'
import { type Level, levelSentence } from './access-change'
import { useAccessChange } from './use-access-change'

const icons = { view: Eye, comment: MessageSquareText, edit: Pencil }
const roles: Record<Level, string> = { view: 'a viewer', comment: 'a commenter', edit: 'an editor' }

/** Says at once that one may do less, or more, than a moment ago. */
export function AccessNotice({ workspaceId }: { workspaceId: string }) {
  const { change, dismiss } = useAccessChange(workspaceId)
  if (!change) return null
  const { level, less, who } = change
  return (
    <Banner
      look={less ? 'warn' : 'plain'}
      icon={icons[level]}
      actions={<IconButton icon={X} label="Dismiss" className="!size-7" onClick={dismiss} />}
    >
      <strong className="font-semibold">{levelSentence(level)}</strong>{' '}
      {who
        ? `${who} made you ${roles[level]} of this workspace.`
        : less && 'Someone who manages the workspace changed what you may do here.'}
    </Banner>
  )
}

import {
  CloudOff,
  DoorClosed,
  FileQuestion,
  FileX,
  Link2Off,
  LogIn,
  type LucideIcon,
  Trash2,
  UserMinus,
  Users,
} from 'lucide-react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'

export type Why =
  | 'missing'
  | 'deleted'
  | 'removed'
  | 'link-ended'
  | 'signed-out'
  | 'full'
  | 'put-out'
  | 'unreachable'
  | 'unknown-kind'
  | 'refused'

const words: Record<Why, { icon: LucideIcon; title: string; text: string }> = {
  missing: {
    icon: FileX,
    title: 'This document is not here',
    text: 'It was deleted, or you were not invited to it. Ask the person who sent you the link.',
  },
  deleted: {
    icon: Trash2,
    title: 'This document was deleted',
    text: 'Someone moved it to the trash while you had it open. Whoever may edit in its workspace can restore it.',
  },
  removed: {
    icon: DoorClosed,
    title: 'You no longer have access',
    text: 'Someone who manages the workspace changed who may open this document. What you wrote before is kept in it.',
  },
  'link-ended': {
    icon: Link2Off,
    title: 'The link you came by has ended',
    text: 'It was withdrawn, or its time is over. Ask the person who shared the document for a new one.',
  },
  'signed-out': {
    icon: LogIn,
    title: 'You were signed out',
    text: 'Sign in again to go on where you stopped.',
  },
  full: {
    icon: Users,
    title: 'There is no place left',
    text: 'As many people as the document or its live session allows are here. Try again when someone has left.',
  },
  'put-out': {
    icon: UserMinus,
    title: 'You were removed from the session',
    text: 'Whoever leads the live session asked you to leave. When the session is over you can come back.',
  },
  unreachable: {
    icon: CloudOff,
    title: 'The server cannot be reached',
    text: 'Check your connection, then try again.',
  },
  'unknown-kind': {
    icon: FileQuestion,
    title: 'This kind of document cannot be opened here yet',
    text: 'The page has no editor for it. Its content is kept.',
  },
  refused: {
    icon: DoorClosed,
    title: 'The connection was refused',
    text: 'The server closed this document for you. Try again in a moment.',
  },
}

type ClosedProps = {
  why: Why
  /** Takes along what was not stored, where there is something. */
  onTake?: (() => void) | undefined
  onRetry?: (() => void) | undefined
  /** Takes the document out of the trash, where one may. */
  onRestore?: (() => void) | undefined
}

// what another try can change
const mayPass = new Set<Why>(['full', 'put-out', 'unreachable', 'refused', 'missing', 'removed'])

/** Instead of the document, when there is nothing to show or no right to see it. What was not stored can be taken along. */
export function Closed({ why, onTake, onRetry, onRestore }: ClosedProps) {
  const navigate = useNavigate()
  const { icon, title, text } = words[why]
  const here = `${location.pathname}${location.search}`
  return (
    <main className="grid h-full place-items-center">
      <Empty
        icon={icon}
        title={title}
        text={
          onTake ? `${text} Your last changes are not stored: download the document if you need them.` : text
        }
      >
        {onTake && <Button onClick={onTake}>Download file</Button>}
        {onRetry && mayPass.has(why) && <Button onClick={onRetry}>Try again</Button>}
        {onRestore && why === 'deleted' && <Button onClick={onRestore}>Restore it</Button>}
        {why === 'signed-out' ? (
          <Button look="primary" onClick={() => void navigate(`/?then=${encodeURIComponent(here)}`)}>
            Sign in
          </Button>
        ) : (
          <Button look="primary" onClick={() => void navigate('/home')}>
            Go home
          </Button>
        )}
      </Empty>
    </main>
  )
}

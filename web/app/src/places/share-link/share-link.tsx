import type { ShareLink } from '@tutti/client'
import { useSession } from '@tutti/react'
import { CloudOff, Link2Off } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { accessSentence } from '../../data/access-words'
import { failureText, isMissing } from '../../data/failure'
import { useEnterByLink, useShareLink } from '../../data/use-share-link'
import { editors } from '../../editors/registry'
import { Front, FrontCard } from '../../shell/front'
import { useTitle } from '../../shell/use-title'
import { Waiting } from '../../shell/waiting'
import { Avatar } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { useOnce } from '../invite/use-once'
import { AccountForms } from '../start/account-forms'
import { GuestEntry } from './guest-entry'

/** Where a share link leads: whose document it is and the shortest way into it. */
export function ShareLinkPlace() {
  const { token = '' } = useParams()
  const { status } = useSession()
  const navigate = useNavigate()
  const { data: link, isPending, error, refetch } = useShareLink(token)
  const entry = useEnterByLink(token)
  useTitle(link?.document.title ?? 'Shared document')

  // coming in signs a guest in, and this place must not go away before it has led them on
  const enter = (name?: string) =>
    entry.mutate(name, {
      onSuccess: ({ document_id }) => void navigate(`/d/${document_id}`, { replace: true }),
    })
  // someone who is signed in has nothing to choose
  useOnce(status === 'signed-in' && link !== undefined && entry.isIdle, () => enter())

  if (entry.isSuccess || isPending || status === 'unknown') return <Waiting />
  if (!link)
    return isMissing(error) ? (
      <Dead />
    ) : (
      <Unreachable why={failureText(error)} onRetry={() => void refetch()} />
    )
  if (status === 'signed-in') {
    if (!entry.error) return <Waiting />
    return isMissing(entry.error) ? (
      <Dead />
    ) : (
      <Unreachable why={failureText(entry.error)} onRetry={() => enter()} />
    )
  }
  return (
    <Front>
      <Invitation link={link} />
      <FrontCard label="Come in">
        {link.needs_account ? (
          <>
            <p className="mb-4 text-ui text-muted">You need an account on this server to open it.</p>
            <AccountForms />
          </>
        ) : (
          <GuestEntry onEnter={enter} busy={entry.isPending} failure={entry.error} />
        )}
      </FrontCard>
    </Front>
  )
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })

function Invitation({ link: { document, shared_by, access, expires_at } }: { link: ShareLink }) {
  const kind = editors[document.kind]
  return (
    <>
      <p className="flex items-center gap-2 text-ui text-muted">
        <Avatar name={shared_by.name} color={shared_by.color} size="small" />
        <span className="min-w-0 truncate">{shared_by.name} shares with you</span>
      </p>
      <h1 className="mt-3 flex items-start gap-3 text-2xl font-semibold tracking-tight">
        {kind && (
          <span
            role="img"
            aria-label={`Kind: ${kind.name}`}
            className="mt-0.5 inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent-ink"
          >
            <kind.icon size={18} aria-hidden />
          </span>
        )}
        <span className="min-w-0 break-words">{document.title}</span>
      </h1>
      <p className="mt-2 text-sm text-muted">
        {accessSentence(access)}
        {expires_at && ` The link works until ${day.format(new Date(expires_at))}.`}
      </p>
    </>
  )
}

function Dead() {
  const { status } = useSession()
  const navigate = useNavigate()
  return (
    <Front>
      <Empty
        icon={Link2Off}
        title="This link does not work any more"
        text="It may have expired, been used up or withdrawn. Ask the person who sent it for a new one."
      >
        <Button look="primary" onClick={() => void navigate(status === 'signed-in' ? '/home' : '/')}>
          {status === 'signed-in' ? 'Go home' : 'Go to the start'}
        </Button>
      </Empty>
    </Front>
  )
}

function Unreachable({ why, onRetry }: { why: string; onRetry: () => void }) {
  return (
    <Front>
      <Empty icon={CloudOff} title="The document could not be opened" text={why}>
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      </Empty>
    </Front>
  )
}

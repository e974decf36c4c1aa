import type { Passkey } from '@tutti/client'
import { KeyRound, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../data/quietly'
import { useAddPasskey, usePasskeys, useRemovePasskey, useRenamePasskey } from '../../data/use-passkeys'
import { hasPasskeys } from '../../data/webauthn'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { NameDialog } from '../../ui/name-dialog'
import { Section } from '../../ui/section'
import { TimeAgo } from '../../ui/time-ago'
import { toast } from '../../ui/toast'
import { Rows } from './rows'

/** The keys one can sign in with instead of a password. */
export function Passkeys() {
  const { data: passkeys, isPending, isError, refetch } = usePasskeys()
  const { run, busy } = useAddPasskey()
  const add = async () => {
    const { name } = await run()
    toast(`“${name}” added. You can sign in with it from now on.`)
  }
  return (
    <Section
      title="Passkeys"
      text="Sign in with your fingerprint, face or screen lock. A passkey cannot be guessed or phished."
      action={
        hasPasskeys() && (
          <Button disabled={busy} onClick={() => quietly(add())}>
            <Plus size={16} aria-hidden />
            {busy ? 'Waiting for this device…' : 'Add a passkey'}
          </Button>
        )
      }
    >
      <Rows
        label="Passkeys"
        pending={isPending}
        failed={isError}
        onRetry={() => void refetch()}
        empty={
          hasPasskeys()
            ? 'None yet. Add one on each device you use.'
            : 'None yet. They can be added where this page is opened by its https name.'
        }
      >
        {passkeys?.map(passkey => (
          <Row key={passkey.id} passkey={passkey} />
        ))}
      </Rows>
    </Section>
  )
}

function Row({ passkey }: { passkey: Passkey }) {
  const [open, setOpen] = useState<'rename' | 'remove'>()
  const rename = useRenamePasskey()
  const remove = useRemovePasskey()
  const close = () => setOpen(undefined)
  const keepName = async (name: string) => {
    await rename.run({ id: passkey.id, name })
    close()
  }
  const takeAway = async () => {
    // the dialog goes either way: what stands against it is told by a toast
    await remove.run(passkey.id).finally(close)
    toast(`“${passkey.name}” removed`)
  }
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <KeyRound size={18} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">{passkey.name}</p>
        <p className="text-note text-muted">
          Added <TimeAgo at={passkey.created_at} />
          {passkey.last_used_at && (
            <>
              {' · used '}
              <TimeAgo at={passkey.last_used_at} />
            </>
          )}
        </p>
      </div>
      <Menu
        label="Passkey"
        trigger={<IconButton icon={MoreHorizontal} label={`Actions for ${passkey.name}`} />}
      >
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          Rename
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setOpen('remove')}>
          Remove
        </MenuItem>
      </Menu>
      <NameDialog
        open={open === 'rename'}
        onOpenChange={close}
        title="Rename passkey"
        label="Name"
        initial={passkey.name}
        action="Rename"
        busy={rename.busy}
        onSubmit={name => quietly(keepName(name))}
      />
      <Confirm
        open={open === 'remove'}
        onOpenChange={close}
        title={`Remove “${passkey.name}”?`}
        text="You cannot sign in with it any more. Delete it on the device too."
        action="Remove passkey"
        busy={remove.busy}
        onConfirm={() => quietly(takeAway())}
      />
    </li>
  )
}

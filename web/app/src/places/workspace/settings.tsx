import type { WorkspaceSettings as Settings, Workspace } from '@tutti/client'
import { type FormEvent, useState } from 'react'
import { quietly } from '../../data/quietly'
import { mayAdminister, mayOwn } from '../../data/rights'
import { useChangeSettings, useRenameWorkspace } from '../../data/use-workspaces'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { PageTitle, PlaceBody } from '../../ui/place'
import { Section } from '../../ui/section'
import { SwitchRow } from '../../ui/switch'
import { toast } from '../../ui/toast'
import { features } from './features'
import { NotForYou } from './not-for-you'
import { useWorkspace } from './workspace-context'
import { DeleteWorkspaceDialog, LeaveWorkspaceDialog } from './workspace-dialogs'

/** The name of a workspace, what it allows, and its end. */
export function WorkspaceSettings() {
  const workspace = useWorkspace()
  useTitle(`Settings · ${workspace.name}`)
  if (!mayAdminister(workspace.role)) return <NotForYou what="Settings" who="admins" />
  return (
    <PlaceBody>
      <PageTitle>Settings</PageTitle>
      <Section title="General">
        <NameForm key={workspace.id} workspace={workspace} />
      </Section>
      <Section
        title="What this workspace allows"
        text="A change takes effect at once, also for documents that are open."
      >
        <FeatureSwitches workspace={workspace} />
      </Section>
      <DangerZone workspace={workspace} />
    </PlaceBody>
  )
}

function NameForm({ workspace }: { workspace: Workspace }) {
  const { run, busy } = useRenameWorkspace()
  const [name, setName] = useState(workspace.name)
  const rename = async () => {
    await run({ id: workspace.id, name: name.trim() })
    toast('Name saved')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    quietly(rename())
  }
  const changed = name.trim() !== '' && name.trim() !== workspace.name
  return (
    <form onSubmit={submit} className="flex max-w-md items-end gap-2">
      <div className="flex-1">
        <Field
          label="Name"
          value={name}
          onChange={event => setName(event.target.value)}
          maxLength={200}
          required
          autoComplete="off"
        />
      </div>
      <Button type="submit" look="primary" className="h-9" disabled={!changed || busy}>
        Save
      </Button>
    </form>
  )
}

function FeatureSwitches({ workspace }: { workspace: Workspace }) {
  const { run } = useChangeSettings(workspace.id)
  // shown at once; the list that comes back settles it
  const [asked, setAsked] = useState<Partial<Settings>>({})
  const change = async (name: keyof Settings, label: string, on: boolean) => {
    setAsked(before => ({ ...before, [name]: on }))
    try {
      await run({ [name]: on })
      toast(`${label} switched ${on ? 'on' : 'off'}`)
    } finally {
      setAsked(({ [name]: _, ...rest }) => rest)
    }
  }
  return (
    <ul className="max-w-2xl divide-y divide-line rounded-lg border border-line">
      {features.map(({ name, label, text, needs }) => {
        const blocked = needs !== undefined && !(asked[needs] ?? workspace.settings[needs])
        return (
          <li key={name} className="px-4 py-3">
            <SwitchRow
              label={label}
              text={blocked ? `${text} Without effect while “${labelOf(needs)}” is off.` : text}
              checked={asked[name] ?? workspace.settings[name]}
              onChange={on => quietly(change(name, label, on))}
            />
          </li>
        )
      })}
    </ul>
  )
}

const labelOf = (name: keyof Settings): string => features.find(each => each.name === name)?.label ?? name

function DangerZone({ workspace }: { workspace: Workspace }) {
  const [open, setOpen] = useState(false)
  const owner = mayOwn(workspace.role)
  return (
    <Section title="Danger zone">
      <div className="flex max-w-2xl flex-wrap items-center gap-3 rounded-lg border border-danger/40 px-4 py-3">
        <div className="min-w-48 flex-1">
          <p className="text-ui font-medium">{owner ? 'Delete this workspace' : 'Leave this workspace'}</p>
          <p className="text-ui text-muted">
            {owner
              ? 'Everyone loses its documents. You can restore it for 30 days.'
              : 'You lose access to its documents until you are invited again.'}
          </p>
        </div>
        <Button look="danger" onClick={() => setOpen(true)}>
          {owner ? 'Delete workspace' : 'Leave workspace'}
        </Button>
      </div>
      {owner ? (
        <DeleteWorkspaceDialog workspace={workspace} open={open} onOpenChange={setOpen} />
      ) : (
        <LeaveWorkspaceDialog workspace={workspace} open={open} onOpenChange={setOpen} />
      )}
    </Section>
  )
}

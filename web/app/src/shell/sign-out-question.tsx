import type { Unsent } from '@tutti/client'
import { Confirm } from '../ui/confirm'

type SignOutQuestionProps = { unsent: Unsent; onClose: () => void; onSignOut: () => void }

/** Asked when this device has something that the server does not have: it goes with whoever signs out. */
export function SignOutQuestion({ unsent, onClose, onSignOut }: SignOutQuestionProps) {
  return (
    <Confirm
      open
      onOpenChange={open => open || onClose()}
      title="Sign out and lose what was not sent?"
      text={sentences(unsent)}
      action="Sign out"
      onConfirm={onSignOut}
    />
  )
}

const sentences = ({ documents, actions }: Unsent): string => {
  const what = [
    ...(documents > 0
      ? [documents === 1 ? 'changes in one document' : `changes in ${documents} documents`]
      : []),
    ...(actions > 0 ? [actions === 1 ? 'one action' : `${actions} actions`] : []),
  ].join(' and ')
  return `This device still has ${what} that the server does not have. Signing out removes everything of yours from this device. To send it, stay signed in until you are connected.`
}

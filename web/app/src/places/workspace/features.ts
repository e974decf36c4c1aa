import type { WorkspaceSettings } from '@tutti/client'

type FeatureRow = {
  name: keyof WorkspaceSettings
  label: string
  text: string
  /** Without it this one does nothing. */
  needs?: keyof WorkspaceSettings
}

/** The switches of the settings; what this page does not have yet (comments, chat) is not among them. */
export const features: readonly FeatureRow[] = [
  {
    name: 'invitations',
    label: 'Invitations',
    text: 'Admins invite people into the workspace, by e-mail or by link.',
  },
  {
    name: 'sharing',
    label: 'Share links',
    text: 'A document can be opened by a link, without being a member. Off: no new links, and those there are stop working.',
  },
  {
    name: 'public_links',
    label: 'Links without signing in',
    text: 'Share links work for people who have no account. Off: they have to sign in first.',
    needs: 'sharing',
  },
  {
    name: 'guests',
    label: 'Guests',
    text: 'People without an account may come in with only a name. Off: guests lose their access at once.',
  },
]

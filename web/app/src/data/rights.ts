import type { MemberRole } from '@tutti/client'

/** Every role, strongest first. */
export const roles = [
  'owner',
  'admin',
  'editor',
  'commenter',
  'viewer',
] as const satisfies readonly MemberRole[]

const words: Record<MemberRole, { name: string; text: string }> = {
  owner: { name: 'Owner', text: 'Everything, also deleting the workspace' },
  admin: { name: 'Admin', text: 'Invites people, changes roles and settings' },
  editor: { name: 'Editor', text: 'Creates, edits and deletes documents' },
  commenter: { name: 'Commenter', text: 'Reads documents and comments on them' },
  viewer: { name: 'Viewer', text: 'Reads documents' },
}

const isRole = (role: string): role is MemberRole => role in words

/** A role as people call it; one that a newer server has is shown as it is. */
export const roleName = (role: string): string => (isRole(role) ? words[role].name : role)
/** What a role may do, in half a sentence. */
export const roleText = (role: MemberRole): string => words[role].text

// the server decides; all this only hides what it would refuse
const rank = (role: string): number => (isRole(role) ? roles.length - roles.indexOf(role) : 0)

export const mayEdit = (role: string): boolean => rank(role) >= rank('editor')
/** Invites, changes roles, removes people, shares. */
export const mayShare = (role: string): boolean => rank(role) >= rank('admin')
export const mayAdminister = (role: string): boolean => rank(role) >= rank('admin')
export const mayOwn = (role: string): boolean => role === 'owner'

/** Whether someone in one role may change the role of someone in another, or remove them. */
export const mayManage = (mine: string, theirs: string): boolean =>
  mayShare(mine) && rank(theirs) < rank(mine)

/** Whether one role may take from another what it holds. */
export const mayOverrule = (mine: string | undefined, theirs: string | undefined): boolean =>
  mine !== undefined && theirs !== undefined && mayEdit(mine) && rank(theirs) < rank(mine)

/** The roles someone may give: up to their own; ownership is handed over, never given. */
export const rolesToGive = (mine: string): MemberRole[] =>
  mayShare(mine) ? roles.filter(role => role !== 'owner' && rank(role) <= rank(mine)) : []

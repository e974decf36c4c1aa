import { comesIn, expect, newEmail, ownerOf, type Person, test } from '../support/test'

/** The newest message to an address, as the development mailbox shows it. */
const linkMailedTo = async ({ page }: Person, email: string): Promise<string> => {
  const mail = await page.context().newPage()
  await expect
    .poll(async () => {
      await mail.goto('/dev/mail')
      return mail.getByText(email).count()
    })
    .toBeGreaterThan(0)
  const content = await mail.content()
  const link = /https?:\/\/[^"'<>\s]+\/invite\/[\w-]+/.exec(content)?.[0] ?? ''
  await mail.close()
  return link
}

test('[W3] an invitation by e-mail brings its message and lets one person in', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  const email = newEmail()
  await ownerOf(host, 'Team')
  await host.workspace.inviteByEmail(email, 'Come and see the plan')
  await host.workspace.go('Invitations')
  await expect(host.workspace.invitation(email)).toContainText('Open')
  await expect(host.workspace.invitation(email)).toContainText('Come and see the plan')

  const link = await linkMailedTo(host, email)
  await ada.invite.open(new URL(link).pathname)
  await expect(ada.page.getByText('Come and see the plan')).toBeVisible()
  await comesIn(ada, new URL(link).pathname, 'Ada Lovelace')
  await expect(host.workspace.invitation(email)).toContainText('Accepted', { timeout: 20_000 })
  await expect(host.workspace.invitation(email)).toContainText('Ada Lovelace joined')
})

test('[W3] a revoked invitation is dead, and so is the old link of a renewed one', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  const first = await host.workspace.inviteByLink('Viewer')
  await host.workspace.go('Invitations')
  await host.page.getByRole('button', { name: 'New link for this invitation' }).click()
  const second = await host.page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await host.page.keyboard.press('Escape')
  expect(second).not.toBe(first)
  await ada.page.goto(first)
  await expect(ada.page.getByText('This invitation is not valid any more')).toBeVisible()
  await ada.invite.open(second)

  await host.page.getByRole('button', { name: 'Revoke this invitation' }).click()
  await host.workspace.confirm('Revoke')
  await expect(host.workspace.invitation('Viewer')).toContainText('Revoked')
  await ada.page.reload()
  await expect(ada.page.getByText('This invitation is not valid any more')).toBeVisible()
})

test('[W3] an invitation can be declined, and whoever made it sees that', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  const link = await host.workspace.inviteByLink('Viewer')
  await ownerOf(ada, 'Her own', 'Ada Lovelace')
  await ada.invite.open(link)
  await ada.page.getByRole('button', { name: 'Decline' }).click()
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Decline' }).click()
  await expect(ada.page.getByRole('heading', { name: 'You declined the invitation' })).toBeVisible()
  await host.workspace.go('Invitations')
  await expect(host.workspace.invitation('Viewer')).toContainText('Declined')
})

import type { Page } from '@playwright/test'

/** A fingerprint reader that knows its owner and asks for nothing; made before the page asks for it. */
export const attachAuthenticator = async (
  page: Page,
): Promise<{ touch: (allowed: boolean) => Promise<void> }> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      // whoever is not asked does not answer: the page may offer keys in a list that nobody opens
      automaticPresenceSimulation: false,
    },
  })
  return {
    touch: allowed =>
      cdp
        .send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: allowed })
        .then(() => undefined),
  }
}

/** Keys belong to a name: the test server's address, said as one. */
export const byName = (address = ''): string => address.replace('127.0.0.1', 'localhost')

/** The browser's authenticators, spoken to in the JSON form of WebAuthn that the server speaks. */

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const json = (value: unknown): Json => (isJson(value) ? value : {})

export const toBytes = (text: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(String(text).replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0))

export const toText = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const isAddress = (host: string): boolean => /^[\d.]+$|:/.test(host)

/** Keys belong to a domain name that is reached safely: at a bare address there are none. */
export const hasPasskeys = (): boolean =>
  isSecureContext && typeof PublicKeyCredential !== 'undefined' && !isAddress(location.hostname)

/** Whether the browser offers keys in the list under the e-mail field. */
export const offersAutofill = async (): Promise<boolean> =>
  hasPasskeys() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false)

const keysOf = (list: unknown): Json[] | undefined =>
  Array.isArray(list) ? list.map(each => ({ ...json(each), id: toBytes(json(each).id) })) : undefined

/** What `navigator.credentials.create` takes. */
export const creationOf = (options: unknown): PublicKeyCredentialCreationOptions => {
  const { challenge, user, excludeCredentials, ...rest } = json(options)
  const known = keysOf(excludeCredentials)
  return {
    ...rest,
    challenge: toBytes(challenge),
    user: { ...json(user), id: toBytes(json(user).id) },
    ...(known ? { excludeCredentials: known } : {}),
  } as unknown as PublicKeyCredentialCreationOptions
}

/** What `navigator.credentials.get` takes. */
export const requestOf = (options: unknown): PublicKeyCredentialRequestOptions => {
  const { challenge, allowCredentials, ...rest } = json(options)
  const known = keysOf(allowCredentials)
  return {
    ...rest,
    challenge: toBytes(challenge),
    ...(known ? { allowCredentials: known } : {}),
  } as unknown as PublicKeyCredentialRequestOptions
}

const answerOf = (credential: PublicKeyCredential, response: Json): Json => ({
  id: credential.id,
  rawId: toText(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: credential.getClientExtensionResults(),
  response,
})

// `toJSON` would do the same, but some password managers replace credentials by objects without it
const attestationOf = (credential: PublicKeyCredential): Json => {
  const response = credential.response as AuthenticatorAttestationResponse
  return answerOf(credential, {
    clientDataJSON: toText(response.clientDataJSON),
    attestationObject: toText(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  })
}

const assertionOf = (credential: PublicKeyCredential): Json => {
  const response = credential.response as AuthenticatorAssertionResponse
  return answerOf(credential, {
    clientDataJSON: toText(response.clientDataJSON),
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    ...(response.userHandle ? { userHandle: toText(response.userHandle) } : {}),
  })
}

const isNamed = (failure: unknown, name: string): boolean =>
  failure instanceof DOMException && failure.name === name

/** The person closed the browser's window, or there was nothing to choose: nobody's fault. */
export const isDeclined = (failure: unknown): boolean =>
  isNamed(failure, 'NotAllowedError') || isNamed(failure, 'AbortError')

const explain = (failure: unknown): unknown => {
  if (isNamed(failure, 'InvalidStateError'))
    return new Error('This device already has a passkey for your account.')
  if (isNamed(failure, 'SecurityError'))
    return new Error('Passkeys do not work at this address. Open the page by its https name.')
  if (isNamed(failure, 'NotSupportedError') || isNamed(failure, 'ConstraintError'))
    return new Error('This device has no way to keep a passkey.')
  return failure
}

const asked = async (
  asking: Promise<Credential | null>,
  read: (credential: PublicKeyCredential) => Json,
): Promise<Json> => {
  const credential = await asking.catch((failure: unknown) => {
    throw explain(failure)
  })
  if (!(credential instanceof PublicKeyCredential))
    throw new DOMException('nothing chosen', 'NotAllowedError')
  return read(credential)
}

/** Has a new key made. */
export const makeKey = (options: unknown): Promise<Json> =>
  asked(navigator.credentials.create({ publicKey: creationOf(options) }), attestationOf)

/** Asks for a key: in a window of the browser's, or quietly in the list under the e-mail field. */
export const askForKey = (options: unknown, quietly: boolean, signal: AbortSignal): Promise<Json> =>
  asked(
    navigator.credentials.get({
      publicKey: requestOf(options),
      signal,
      mediation: quietly ? 'conditional' : 'optional',
    }),
    assertionOf,
  )

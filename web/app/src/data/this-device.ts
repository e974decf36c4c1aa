const marks: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** What people call the device they sit at, as far as the browser tells. */
export const deviceOf = (agent: string): string => {
  const known = marks.find(([mark]) => mark.test(agent))
  return known ? `${known[1]} passkey` : 'Passkey'
}

export const thisDevice = (): string => deviceOf(navigator.userAgent)

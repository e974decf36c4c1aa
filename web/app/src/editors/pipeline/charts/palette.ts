/** Colours for series, from the page's own tokens: they hold 3:1 on its background, light and dark. */
export const palette = [
  '--accent',
  '--code-number',
  '--code-name',
  '--code-keyword',
  '--danger',
  '--idle',
  '--good',
  '--control',
] as const

export const colorOf = (series: number): string => `var(${palette[series % palette.length]})`

/** The same where CSS does not reach: on a canvas. */
export const computedColor = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

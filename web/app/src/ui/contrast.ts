const channel = (value: number): number => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

const luminance = (hex: string): number => {
  const digits = hex.replace('#', '')
  const full = digits.length === 3 ? [...digits].map(digit => digit + digit).join('') : digits
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => Number.parseInt(full.slice(at, at + 2), 16) || 0)
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
}

/** WCAG's contrast of two colours: 1 for none, 21 for black on white. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

// pure black: with it or with white every colour there is reaches 4.5 to 1
const ink = '#000000'
const paper = '#ffffff'

/** Black or white, whichever is easier to read on a person's colour. */
export const readableOn = (hex: string): string => (contrast(hex, ink) > contrast(hex, paper) ? ink : paper)

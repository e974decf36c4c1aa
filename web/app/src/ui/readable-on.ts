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

/** Near-black or white, whichever contrasts more with a person's colour; one of both always reaches 4.5:1. */
export const readableOn = (hex: string): string => (luminance(hex) > 0.179 ? '#111110' : '#ffffff')

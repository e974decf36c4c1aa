const short = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** A number on an axis or a bar. */
export const shortNumber = (value: number | null): string => (value === null ? '–' : short.format(value))

/** Two cursors under one bar: a T that two people write. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6e64" />
      <path d="M7.5 9.5h17M12.5 9.5v14" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <path d="M19.5 14v9.5" fill="none" stroke="#ffb547" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-base font-semibold tracking-tight">
      <Logo />
      Tutti
    </span>
  )
}

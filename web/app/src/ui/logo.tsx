/** Two voices under one bar, and a note that moves. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6e64" />
      <path
        d="M8 9.5h16M12 9.5v13M20 9.5v9"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="20" cy="22.5" r="2" fill="#ffb547" />
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

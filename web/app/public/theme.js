// Runs before the first paint, from a file because the content security policy forbids inline scripts.
;(() => {
  let choice = 'system'
  try {
    choice = localStorage.getItem('tutti:theme') ?? 'system'
  } catch {
    // storage can be forbidden; the system's choice is then right
  }
  const dark =
    choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()

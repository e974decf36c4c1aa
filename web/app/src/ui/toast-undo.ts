import { toast } from './toast'

// longer than other toasts: one has to read it, think and reach it
const duration = 8_000

/** Says what was done, and takes it back on request. */
export const toastUndo = (said: string, undo: () => void): void => {
  toast(said, { duration, action: { label: 'Undo', onClick: undo } })
}

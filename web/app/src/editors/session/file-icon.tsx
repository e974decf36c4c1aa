import { Braces, FileCode, FileText, Folder, FolderOpen, type LucideIcon } from 'lucide-react'
import { languageOfFile } from '../text/languages'

const prose = /\.(md|markdown|txt|rst)$/i

/** The picture of a file by what its name says it is. */
export const iconOfFile = (path: string): LucideIcon => {
  if (prose.test(path)) return FileText
  const { id } = languageOfFile(path)
  if (id === 'json' || id === 'yaml' || id === 'toml') return Braces
  return id === 'text' ? FileText : FileCode
}

export const iconOfFolder = (isOpen: boolean): LucideIcon => (isOpen ? FolderOpen : Folder)

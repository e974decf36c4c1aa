import type { Doc } from 'yjs'
import { languageOfFile } from '../text/languages'

/** The language of a whole text by the name of the file it came from. */
export const setLanguageOfFile = (doc: Doc, name: string): void => {
  doc.getMap('meta').set('language', languageOfFile(/\.markdown$/i.test(name) ? 'a.md' : name).id)
}

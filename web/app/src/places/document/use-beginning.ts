import { useRoom } from '@tutti/react'
import { useEffect } from 'react'
import { takeBeginning } from '../../data/beginnings'

/** Finishes a document that was made of a file, once its content is here. */
export const useBeginning = (ready: boolean): void => {
  const room = useRoom()
  useEffect(() => {
    if (ready) takeBeginning(room.documentId)?.(room.doc)
  }, [room, ready])
}

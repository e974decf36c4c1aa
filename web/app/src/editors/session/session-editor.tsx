import { openSearchPanel } from '@codemirror/search'
import type { PresenceState } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { FolderTree } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { failureText } from '../../data/failure'
import { IconButton } from '../../ui/icon-button'
import { Sheet } from '../../ui/sheet'
import { toast } from '../../ui/toast'
import { toastUndo } from '../../ui/toast-undo'
import { useFollowTarget, useJumpTarget } from '../shared/jump'
import { lineOf } from '../shared/line-of'
import { useLockable } from '../shared/locks/lock-desk'
import { LockStrip } from '../shared/locks/lock-strip'
import { useRights } from '../shared/locks/place-rights'
import { useGuardedUndo } from '../shared/locks/use-guarded-undo'
import { FindPanel } from '../text/find/find-panel'
import { goToLine } from '../text/go-to-line'
import { HeldTags } from '../text/held-tags'
import { languageOfFile, plain } from '../text/languages'
import { LockToWrite } from '../text/lock-to-write'
import { lookAt } from '../text/look-at'
import { TextPlaces } from '../text/text-places'
import { useCodeMirror } from '../text/use-code-mirror'
import { selectedPart, useHeldParts, useTextRights, whyNotUndo } from '../text/use-held-text'
import { addFiles } from './add-files'
import { ContextPanel } from './context-panel'
import type { Found } from './dropped-files'
import { FileSide } from './file-side'
import { FileTabs } from './file-tabs'
import { fileAt, filesUnder } from './model/files'
import { freePath, nameOf } from './model/paths'
import { NoFile } from './no-file'
import { PathDialog } from './path-dialog'
import { SessionFooter } from './session-footer'
import { useContextNews } from './use-context-news'
import { filePointer, fileTarget, useFileRights } from './use-file-rights'
import { useFile, usePaths } from './use-files'
import { useSession } from './use-session'
import { useCarried, useUndoLeadsTo } from './use-session-events'
import { useSides } from './use-sides'
import { useTabs } from './use-tabs'

type Asking = { for: 'new' } | { for: 'rename'; path: string }

/** Several files of code, written together, with what is known about the work on them. */
export function SessionEditor() {
  const room = useRoom()
  const rights = useRights()
  const { canEdit } = rights
  const root = useRef<HTMLDivElement>(null)
  const sides = useSides(root)
  const [asking, setAsking] = useState<Asking>()
  const [places] = useState(() => new TextPlaces())
  const around = useRef<Parameters<typeof useCarried>[0]['current']>(undefined)
  const { files, undo, ...act } = useSession(room, useCarried(around))
  const paths = usePaths(files)
  const tabs = useTabs(room.documentId, paths)
  const text = useFile(files, tabs.active)
  const pointer = tabs.active === undefined ? undefined : filePointer(tabs.active)
  const { canEdit: mayWrite, rights: here, hosts } = useTextRights(rights, pointer)
  const may = useFileRights(files, rights)
  const news = useContextNews()
  const next = useRef<Arrival>({ focus: false })
  const language = tabs.active === undefined ? plain : languageOfFile(tabs.active)
  const { host, view, place, findHost } = useCodeMirror({
    room,
    text,
    undo,
    file: tabs.active,
    places,
    language,
    prose: false,
    canEdit: mayWrite,
    hosts,
    label: tabs.active === undefined ? 'Text of the file' : `Text of ${tabs.active}`,
  })

  useHeldParts(view, text, pointer, rights)
  useGuardedUndo(undo, whyNotUndo(view, pointer, rights))
  useLockable(() => {
    if (!view || !text || tabs.active === undefined || pointer === undefined) return undefined
    const part = view.hasFocus && !view.state.selection.main.empty
    return (part && selectedPart(view, text, pointer, rights.onlyHeld)) || fileTarget(tabs.active)
  })

  const open = useCallback(
    (path: string, line?: number) => {
      next.current = { focus: true, ...(line !== undefined && { line }) }
      tabs.show(path)
      sides.files.beside || sides.files.set(false)
      if (path !== tabs.active || !view) return
      arrive(view, next.current)
      next.current = { focus: false }
    },
    [tabs, sides, view],
  )
  useEffect(() => {
    if (!view) return
    arrive(view, next.current)
    next.current = { focus: false }
  }, [view])
  useEffect(() => {
    around.current = {
      tabs,
      view,
      places,
      focusNext: () => {
        next.current = { focus: true }
      },
      bringBack: (path, content) => {
        const free = freePath(path, each => files.has(each))
        act.create(free, content)
        tabs.show(free)
      },
    }
  })
  useUndoLeadsTo(undo, files, tabs.active, tabs.show)
  useJumpTarget(presence => {
    const { file } = presence
    if (typeof file === 'string' && fileAt(files, file)) open(file, lineOf(presence))
  })
  useFollowTarget(presence => {
    const { file } = presence
    if (typeof file !== 'string' || !fileAt(files, file)) return
    if (file === tabs.active) {
      if (view) lookAt(view, presence)
      return
    }
    next.current = { focus: false, look: presence }
    tabs.show(file)
  })

  const add = async (found: readonly Found[], folder: string) => {
    const { paths: added, skipped } = await addFiles(files, found, folder, (put, what) =>
      may.make(put, () => room.doc.transact(what, act.origin)),
    )
    if (added.length === 0 && skipped === 0) return
    const left = skipped > 0 ? `; ${skipped} left out, not text or too large` : ''
    toast(
      `${added.length === 1 ? `“${nameOf(added[0] ?? '')}” added` : `${added.length} files added`}${left}`,
    )
    if (added.length === 1 && added[0]) open(added[0])
  }
  const rename = (from: string, to: string) => {
    if (from === to || may.refuses(from)) return
    if (fileAt(files, from) && files.has(to)) throw new Error(`There is a file “${to}” already.`)
    void may.make(fileAt(files, from) ? [to] : [], () => renameNow(from, to))
  }
  const renameNow = (from: string, to: string) => {
    act.rename(from, to)
    toastUndo(`“${nameOf(from)}” is “${nameOf(to)}” now`, () => {
      try {
        act.rename(to, from)
      } catch (failure) {
        toast.error(failureText(failure))
      }
    })
  }
  const fileSide = (
    <FileSide
      paths={paths}
      active={tabs.active}
      canEdit={canEdit}
      onOpen={open}
      onNew={() => setAsking({ for: 'new' })}
      onRename={path => setAsking({ for: 'rename', path })}
      onDelete={path => may.refuses(path) || act.remove(path)}
      onAdd={(found, folder) => void add(found, folder)}
    />
  )
  const context = (
    <ContextPanel
      news={news}
      isFile={path => fileAt(files, path) !== undefined}
      onOpen={path => {
        sides.context.beside || sides.context.set(false)
        open(path)
      }}
      onClose={() => sides.context.set(false)}
    />
  )
  return (
    <div ref={root} className="flex h-full min-h-0">
      {sides.files.beside ? (
        sides.files.shown && <div className="w-52 shrink-0 border-r border-line bg-surface">{fileSide}</div>
      ) : (
        <Sheet open={sides.files.shown} onOpenChange={sides.files.set} title="Files of the session">
          {fileSide}
        </Sheet>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        {tabs.open.length > 0 && (
          <div className="flex shrink-0 border-b border-line bg-surface">
            <FileTabs tabs={tabs} onShow={open} />
          </div>
        )}
        {here.others && here.others.place !== '' && tabs.active !== undefined && (
          <LockStrip lock={here.others} what={nameOf(tabs.active)} />
        )}
        {view && text && here.mustLock && tabs.active !== undefined && pointer !== undefined && (
          <LockToWrite view={view} text={text} pointer={pointer} whole={fileTarget(tabs.active)} />
        )}
        <div ref={host} className={text ? 'min-h-0 flex-1' : 'hidden'} />
        {!text && (
          <NoFile
            any={paths.length > 0}
            canEdit={canEdit}
            first={paths[0]}
            onOpen={open}
            onNew={() => setAsking({ for: 'new' })}
          />
        )}
        <HeldTags hosts={hosts} />
        {view && findHost && <FindPanel view={view} host={findHost} />}
        <SessionFooter
          undo={undo}
          canEdit={canEdit}
          place={text && place}
          language={language.name}
          onFind={() => view && openSearchPanel(view)}
          onDone={() => view?.focus()}
          context={{ shown: sides.context.shown, toggle: () => sides.context.set(!sides.context.shown) }}
        >
          <IconButton
            icon={FolderTree}
            label="Files"
            aria-pressed={sides.files.shown}
            onClick={() => sides.files.set(!sides.files.shown)}
            className="!size-7"
          />
        </SessionFooter>
      </div>
      {sides.context.beside ? (
        sides.context.shown && <div className="w-60 shrink-0 border-l border-line bg-surface">{context}</div>
      ) : (
        <Sheet
          side="right"
          open={sides.context.shown}
          onOpenChange={sides.context.set}
          title="Session context"
        >
          {context}
        </Sheet>
      )}
      <PathDialog
        open={asking?.for === 'new'}
        onOpenChange={isOpen => setAsking(isOpen ? { for: 'new' } : undefined)}
        title="New file"
        initial=""
        action="Create"
        onPath={path => {
          if (files.has(path)) throw new Error(`There is a file “${path}” already.`)
          void may.make([path], () => {
            act.create(path)
            open(path)
          })
        }}
      />
      {asking?.for === 'rename' && (
        <PathDialog
          open
          onOpenChange={isOpen => isOpen || setAsking(undefined)}
          title={
            fileAt(files, asking.path)
              ? 'Rename or move'
              : `Rename or move ${filesUnder(files, asking.path).length} files`
          }
          initial={asking.path}
          action="Rename"
          onPath={path => rename(asking.path, path)}
        />
      )}
    </div>
  )
}

/** What is to happen when the text of another file is shown. */
type Arrival = { focus: boolean; line?: number; look?: PresenceState }

const arrive = (view: Parameters<typeof goToLine>[0], { focus, line, look }: Arrival) => {
  if (look) lookAt(view, look)
  else if (line !== undefined) goToLine(view, line)
  else if (focus) view.focus()
}

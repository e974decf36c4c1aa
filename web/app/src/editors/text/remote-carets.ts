import { EditorSelection, type Extension } from '@codemirror/state'
import { EditorView, type LayerMarker, layer, RectangleMarker } from '@codemirror/view'
import { peopleChanged, peopleIn, type RemotePerson } from './remote-people'

/** A name stays this long after its cursor moved, then only the caret remains. */
const nameVisibleMs = 10_000

const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>()

/** One person's caret: it lives above the text, so the text does not move and the caret can glide. */
class CaretMarker implements LayerMarker {
  private readonly person: RemotePerson
  private readonly box: { left: number; top: number; height: number }
  private readonly flip: boolean

  constructor(person: RemotePerson, box: { left: number; top: number; height: number }, flip: boolean) {
    this.person = person
    this.box = box
    this.flip = flip
  }

  eq(other: LayerMarker): boolean {
    return (
      other instanceof CaretMarker &&
      this.sameLook(other) &&
      other.person.movedAt === this.person.movedAt &&
      other.box.left === this.box.left &&
      other.box.top === this.box.top &&
      other.box.height === this.box.height
    )
  }

  draw(): HTMLElement {
    const caret = document.createElement('div')
    caret.className = 'cm-person'
    caret.dataset.name = this.person.name
    const label = document.createElement('span')
    label.className = 'cm-personName'
    label.textContent = this.person.name
    caret.append(label)
    this.place(caret)
    return caret
  }

  update(caret: HTMLElement, before: LayerMarker): boolean {
    if (!(before instanceof CaretMarker) || !this.sameLook(before)) return false
    // only a person's own movement glides; new line breaks or a resized window just move what is on them
    caret.classList.toggle('cm-person-glide', before.person.movedAt !== this.person.movedAt)
    this.place(caret)
    return true
  }

  private sameLook({ person, flip }: CaretMarker): boolean {
    const own = this.person
    return (
      person.clientId === own.clientId &&
      person.name === own.name &&
      person.color === own.color &&
      flip === this.flip
    )
  }

  private place(caret: HTMLElement) {
    caret.style.transform = `translate(${this.box.left}px, ${this.box.top}px)`
    caret.style.height = `${this.box.height}px`
    caret.style.setProperty('--person', this.person.color)
    caret.style.setProperty('--person-ink', this.person.ink)
    caret.classList.toggle('cm-person-flip', this.flip)
    const left = this.person.movedAt + nameVisibleMs - Date.now()
    caret.classList.toggle('cm-person-still', left <= 0)
    clearTimeout(timers.get(caret))
    if (left > 0)
      timers.set(
        caret,
        setTimeout(() => caret.classList.add('cm-person-still'), left),
      )
  }
}

const markers = (view: EditorView): CaretMarker[] =>
  peopleIn(view).flatMap(person => {
    const [box] = RectangleMarker.forRange(view, '', EditorSelection.cursor(person.head))
    if (!box) return []
    const { left, top, height } = box
    // a long name at the right edge would be cut off: it then hangs to the left
    return [new CaretMarker(person, { left, top, height }, left > view.scrollDOM.clientWidth - 140)]
  })

const look = EditorView.theme({
  '.cm-people': { pointerEvents: 'none', zIndex: '20' },
  '.cm-person': {
    position: 'absolute',
    top: '0',
    left: '-1px',
    width: '2px',
    backgroundColor: 'var(--person)',
    boxShadow: '0 0 0 1px color-mix(in srgb, var(--canvas) 70%, transparent)',
  },
  '.cm-person-glide': { transition: 'transform 80ms ease-out' },
  '.cm-personName': {
    position: 'absolute',
    bottom: '100%',
    left: '0',
    padding: '1px 6px',
    borderRadius: '4px 4px 4px 0',
    maxWidth: '136px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: 'var(--font-sans)',
    fontSize: '11px',
    fontWeight: '600',
    lineHeight: '15px',
    backgroundColor: 'var(--person)',
    color: 'var(--person-ink)',
    transition: 'opacity 160ms ease-out',
  },
  '.cm-person-flip .cm-personName': { left: 'auto', right: '0', borderRadius: '4px 4px 0 4px' },
  // where someone writes stays to be seen, but no longer draws the eye
  '.cm-person-still': { opacity: '0.45' },
  '.cm-person-still .cm-personName': { opacity: '0' },
})

export const remoteCarets: Extension = [
  look,
  layer({
    above: true,
    class: 'cm-people',
    markers,
    update: update =>
      update.docChanged ||
      update.geometryChanged ||
      update.transactions.some(each => each.annotation(peopleChanged)),
  }),
]

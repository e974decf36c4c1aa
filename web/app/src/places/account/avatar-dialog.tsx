import { Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { centreOf, mostZoom, type Square, squareAt } from '../../data/crop'
import { failureText } from '../../data/failure'
import { useSetAvatar } from '../../data/use-profile'
import { Button } from '../../ui/button'
import { Dialog, DialogActions } from '../../ui/dialog'
import { FormError } from '../../ui/form-error'

const shownPixels = 256
const savedPixels = 256

type AvatarDialogProps = { picture: ImageBitmap | undefined; onClose: () => void }

/** Which part of a picture becomes one's own: drag it, enlarge it, or use the arrow keys. */
export function AvatarDialog({ picture, onClose }: AvatarDialogProps) {
  return (
    <Dialog
      open={picture !== undefined}
      onOpenChange={open => !open && onClose()}
      title="Your picture"
      description="Drag to choose the part that is shown."
    >
      {picture && <Cropper picture={picture} onClose={onClose} />}
    </Dialog>
  )
}

const draw = (canvas: HTMLCanvasElement, picture: ImageBitmap, { x, y, side }: Square, pixels: number) => {
  canvas.width = pixels
  canvas.height = pixels
  const context = canvas.getContext('2d')
  if (!context) return
  context.imageSmoothingQuality = 'high'
  // what is see-through would be black as JPEG, and surprise on another ground
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, pixels, pixels)
  context.drawImage(picture, x, y, side, side, 0, 0, pixels, pixels)
}

const encoded = async (picture: ImageBitmap, square: Square): Promise<Blob> => {
  const canvas = document.createElement('canvas')
  draw(canvas, picture, square, savedPixels)
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', 0.9))
  if (!blob) throw new Error('The browser could not make a picture of it.')
  return blob
}

function Cropper({ picture, onClose }: { picture: ImageBitmap; onClose: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const grabbed = useRef<{ x: number; y: number }>(undefined)
  const [zoom, setZoom] = useState(1)
  const [middle, setMiddle] = useState({ x: picture.width / 2, y: picture.height / 2 })
  const { mutate, isPending, error } = useSetAvatar()
  const square = squareAt(picture, zoom, middle)

  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, square, shownPixels * devicePixelRatio)
  })
  const move = (dx: number, dy: number) => {
    const perPixel = square.side / shownPixels
    const from = centreOf(square)
    setMiddle(centreOf(squareAt(picture, zoom, { x: from.x - dx * perPixel, y: from.y - dy * perPixel })))
  }
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (!grabbed.current) return
    move(clientX - grabbed.current.x, clientY - grabbed.current.y)
    grabbed.current = { x: clientX, y: clientY }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [8, 0],
      ArrowRight: [-8, 0],
      ArrowUp: [0, 8],
      ArrowDown: [0, -8],
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    move(...step)
  }
  const save = async () => {
    const blob = await encoded(picture, square)
    mutate(blob, { onSuccess: onClose })
  }
  return (
    <div className="flex flex-col items-center gap-4">
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the picture
        tabIndex={0}
        role="application"
        aria-label="Part of the picture; the arrow keys move it"
        className="relative size-64 cursor-grab touch-none overflow-hidden rounded-lg bg-sunken active:cursor-grabbing"
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          grabbed.current = { x: event.clientX, y: event.clientY }
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          grabbed.current = undefined
        }}
      >
        <canvas ref={canvas} className="size-full" />
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 rounded-full shadow-[0_0_0_999px_var(--scrim)]"
        />
      </div>
      <label className="flex w-64 items-center gap-2 text-muted">
        <Minus size={14} aria-hidden />
        <input
          type="range"
          aria-label="Enlarge"
          min={1}
          max={mostZoom}
          step={0.01}
          value={zoom}
          onChange={event => setZoom(Number(event.target.value))}
          className="min-w-0 flex-1 accent-accent"
        />
        <Plus size={14} aria-hidden />
      </label>
      <div className="w-full">
        <FormError text={error ? failureText(error) : undefined} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={isPending} onClick={() => void save()}>
            {isPending ? 'Saving…' : 'Save picture'}
          </Button>
        </DialogActions>
      </div>
    </div>
  )
}

// Random histories of several clients, the same for the same seed.
export const random = (seed) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const words = ['a', 'bc', 'hello ', 'é', '漢字', '😀', 'a😀b😀', '\u0000', '\n', 'e\u0301', '{"x":1}']
const halves = ['\ud83d', '\ude00', 'x\ud83d']
const keys = ['a', 'b', '__proto__', 'constructor', 'ключ', '']

export const makeHistory = (Y, seed) => {
  const next = random(seed)
  const below = (n) => Math.floor(next() * n)
  const pick = (list) => list[below(list.length)]

  // A lone half means U+FFFD in version 1 and itself in version 2, so such a history is compared in version 1 only.
  const isExact = below(4) > 0
  const word = () => (!isExact && below(4) === 0 ? pick(halves) : pick(words))
  const value = () =>
    pick([
      () => null,
      () => undefined,
      () => below(2) === 0,
      () => below(1000) - 500,
      () => -0,
      () => 2 ** 31 + below(9),
      () => 0.5,
      () => next(),
      () => 1e300,
      () => BigInt(below(1e9)),
      () => word(),
      () => new Uint8Array([1, 2, below(256)]),
      () => [1, word(), { k: null }],
      () => ({ k: word(), n: { u: undefined, z: [] } }),
    ])()
  const element = () => {
    const v = value()
    return v === undefined || typeof v === 'bigint' ? { v } : v
  }
  const nested = () =>
    pick([
      () => new Y.Map([['k', 1]]),
      () => new Y.Text(word()),
      () => Y.Array.from([1, 'two']),
      () => new Y.Map(),
    ])()
  const anything = () => (below(3) === 0 ? nested() : value())

  const editText = (text) => {
    const length = text.length
    const at = below(length + 1)
    const action = below(10)
    if (action < 5 || length === 0) text.insert(at, word())
    else if (action < 8) text.delete(Math.min(at, length - 1), 1 + below(Math.min(4, length - Math.min(at, length - 1))))
    else if (action < 9) text.format(Math.min(at, length - 1), 1, { [pick(['b', 'i'])]: pick([true, null, { c: 'x' }]) })
    else if (text.parent === null) text.insertEmbed(at, { image: word(), size: 1.5 })
  }
  const editMap = (map) => {
    const inner = [...map.values()].find((child) => child instanceof Y.Map || child instanceof Y.Text)
    if (inner && below(2) === 0) edit(inner)
    else if (below(4) === 0) map.delete(pick(keys))
    else map.set(pick(keys), anything())
  }
  const editArray = (array) => {
    const at = below(array.length + 1)
    if (array.length > 0 && below(3) === 0) array.delete(Math.min(at, array.length - 1), 1)
    else if (below(4) === 0) array.insert(at, [nested()])
    else array.insert(at, Array.from({ length: 1 + below(3) }, element))
  }
  const editXml = (xml) => {
    const at = below(xml.length + 1)
    const child = xml.length > 0 ? xml.get(below(xml.length)) : null
    const action = below(6)
    if (action === 0 && child instanceof Y.XmlElement) child.setAttribute(pick(['id', 'class']), pick(['one', 'two']))
    else if (action === 1 && child instanceof Y.XmlElement) editXml(child)
    else if (action === 2 && child instanceof Y.XmlText) editText(child)
    else if (action === 3 && child) xml.delete(Math.min(at, xml.length - 1), 1)
    else if (action === 4) xml.insert(at, [new Y.XmlText('some')])
    else xml.insert(at, [new Y.XmlElement(pick(['p', 'div']))])
  }
  const edit = (type) => {
    if (type instanceof Y.XmlFragment) editXml(type)
    else if (type instanceof Y.Text) editText(type)
    else if (type instanceof Y.Map) editMap(type)
    else editArray(type)
  }

  const updates = []
  const docs = Array.from({ length: 2 + below(4) }, (_, i) => {
    const doc = new Y.Doc({ gc: below(2) === 0 })
    doc.clientID = i === 0 ? 2 ** 53 - 1 - below(9) : 1 + i * 1000 + below(1000)
    doc.on('update', (update, origin) => origin !== 'remote' && updates.push(update))
    return doc
  })
  const steps = 5 + below(40)
  const focus = below(6)
  for (let step = 0; step < steps; step++) {
    const doc = pick(docs)
    const roots = [doc.getText('text'), doc.getMap('map'), doc.getArray('array'), doc.getXmlFragment('xml')]
    const actions = 1 + below(3)
    doc.transact(() => {
      for (let i = 0; i < actions; i++) edit(focus < 4 ? roots[focus] : pick(roots))
    })
    if (below(3) > 0) continue
    const other = pick(docs)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)), 'remote')
  }
  if (updates.length === 0) return makeHistory(Y, seed + 1000003)

  return { updates, isExact }
}

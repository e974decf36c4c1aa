// Random edits of a document of Yjs 13, the same for the same seed; RandomEdits.cs does the same edit for edit.
import { Chance, keys } from './vocabulary.mjs'

export const edit = (Y, doc, { seed, transactions, focus, hasPairs }) => {
  const chance = new Chance(seed, hasPairs)
  for (let i = 0; i < transactions; i++) {
    const actions = 1 + chance.below(4)
    doc.transact(() => {
      for (let j = 0; j < actions; j++) editRoot(Y, doc, chance, focus)
    })
  }
}

const editRoot = (Y, doc, chance, focus) => {
  const root = focus < 4 ? focus : chance.below(4)
  if (root === 0) editText(Y, doc.getText('text'), chance)
  else if (root === 1) editMap(Y, doc.getMap('map'), chance)
  else if (root === 2) editArray(Y, doc.getArray('array'), chance)
  else editXml(Y, doc.getXmlFragment('xml'), chance)
}

const editType = (Y, type, chance) => {
  if (type instanceof Y.XmlFragment) editXml(Y, type, chance)
  else if (type instanceof Y.Text) editText(Y, type, chance)
  else if (type instanceof Y.Map) editMap(Y, type, chance)
  else if (type instanceof Y.Array) editArray(Y, type, chance)
}

const nested = (Y, chance) => {
  switch (chance.below(5)) {
    case 0:
      return new Y.Map([['k', 1]])
    case 1:
      return new Y.Text(chance.text())
    case 2:
      return Y.Array.from([1, 'two'])
    case 3:
      return new Y.Map()
    default:
      return new Y.XmlElement('p')
  }
}

const subdocument = (Y, chance) => new Y.Doc({ guid: `sub-${chance.below(1000)}` })

const anything = (Y, chance) => {
  if (chance.below(3) === 0) return nested(Y, chance)
  return chance.below(12) === 0 ? subdocument(Y, chance) : chance.value()
}

const editText = (Y, text, chance) => {
  const length = text.length
  const at = chance.below(length + 1)
  const action = chance.below(16)
  const start = Math.min(at, length - 1)
  if (action < 5 || length === 0) {
    const word = chance.text()
    const kind = chance.below(4)
    if (kind < 2) text.insert(at, word)
    else text.insert(at, word, kind === 2 ? chance.attributes() : {})
  } else if (action < 8) {
    text.delete(start, 1 + chance.below(Math.min(4, length - start)))
  } else if (action < 11) {
    const count = 1 + chance.below(Math.min(6, length - start))
    text.format(start, count, chance.attributes())
  } else if (action < 12 && !(text instanceof Y.XmlText)) {
    const image = chance.word()
    if (chance.below(2) === 0) text.insertEmbed(at, { image, size: 1.5 })
    else text.insertEmbed(at, { image, size: 1.5 }, chance.attributes())
  } else if (action < 13 && !(text instanceof Y.XmlText)) {
    text.insertEmbed(at, new Y.Map([['k', 1]]))
  } else if (action < 14) {
    if (chance.below(3) === 0) text.removeAttribute(chance.pick(['x', 'y']))
    else text.setAttribute(chance.pick(['x', 'y']), chance.word())
  } else {
    text.applyDelta(changes(start, chance))
  }
}

const changes = (start, chance) => {
  const delta = []
  if (start > 0)
    delta.push(chance.below(2) === 0 ? { retain: start } : { retain: start, attributes: chance.attributes() })
  const insert = chance.text()
  delta.push(chance.below(2) === 0 ? { insert } : { insert, attributes: chance.attributes() })
  if (chance.below(2) === 0) delta.push({ delete: 1 })
  return delta
}

const editMap = (Y, map, chance) => {
  const key = chance.pick(keys)
  const inner = map.get(key)
  const action = chance.below(8)
  if (action < 4 && inner instanceof Y.AbstractType) editType(Y, inner, chance)
  else if (action === 4) map.delete(key)
  else if (action === 5 && chance.below(4) === 0) map.clear()
  else map.set(key, anything(Y, chance))
}

const editArray = (Y, array, chance) => {
  const length = array.length
  const at = chance.below(length + 1)
  const action = chance.below(9)
  const start = Math.min(at, length - 1)
  const inner = length > 0 ? array.get(start) : null
  if (action < 2 && length > 0) {
    array.delete(start, 1 + chance.below(Math.min(3, length - start)))
  } else if (action < 4 && inner instanceof Y.AbstractType) {
    editType(Y, inner, chance)
  } else if (action === 4) {
    array.insert(at, [nested(Y, chance)])
  } else if (action === 5 && chance.below(4) === 0) {
    array.insert(at, [subdocument(Y, chance)])
  } else if (action === 6) {
    array.push([chance.element()])
  } else {
    const count = 1 + chance.below(3)
    const elements = []
    for (let i = 0; i < count; i++) elements.push(chance.element())
    array.insert(at, elements)
  }
}

const editXml = (Y, xml, chance) => {
  const length = xml.length
  const at = chance.below(length + 1)
  const action = chance.below(11)
  const start = Math.min(at, length - 1)
  const isElement = xml instanceof Y.XmlElement
  if (action < 2 && isElement) {
    const name = chance.pick(['id', 'class'])
    xml.setAttribute(name, chance.pick(['one', 'two', '<&"']))
  } else if (action === 2 && isElement) {
    xml.removeAttribute(chance.pick(['id', 'class']))
  } else if (action < 6 && length > 0) {
    editType(Y, xml.get(start), chance)
  } else if (action === 6 && length > 0) {
    xml.delete(start, 1 + chance.below(Math.min(2, length - start)))
  } else if (action === 7) {
    xml.insert(at, [new Y.XmlText(chance.text())])
  } else if (action === 8 && length > 0) {
    xml.insertAfter(xml.get(start), [new Y.XmlElement('q')])
  } else {
    xml.insert(at, [new Y.XmlElement(chance.pick(['p', 'div'])), new Y.XmlText()])
  }
}

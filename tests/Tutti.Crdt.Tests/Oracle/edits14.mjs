// Random edits of a document of Yjs 14: what 13 can show as well. There is one kind of type, and a new one is an XML element
// or fragment to 13; text is put into texts only, since 13 looks for nothing but types in XML.
import { Chance, keys as allKeys } from './vocabulary.mjs'

// A delta of 14 keeps its attributes in an ordinary object, which has no room for this key.
const keys = allKeys.filter(key => key !== '__proto__')

const [arrayKind, mapKind, textKind, elementKind, xmlTextKind] = [0, 1, 2, 3, 6]
const roots = [
  ['text', textKind],
  ['map', mapKind],
  ['array', arrayKind],
  ['xml', 4],
]

export const edit = (Y, doc, { seed, transactions, focus, hasPairs }) => {
  const chance = new Chance(seed, hasPairs)
  for (let i = 0; i < transactions; i++) {
    const actions = 1 + chance.below(4)
    doc.transact(() => {
      for (let j = 0; j < actions; j++) {
        const [name, kind] = roots[focus < 4 ? focus : chance.below(4)]
        editType(Y, doc.get(name), kind, chance)
      }
    })
  }
}

const editType = (Y, type, kind, chance) => {
  if (kind === textKind || kind === xmlTextKind) editText(Y, type, kind, chance)
  else if (kind === mapKind) editMap(Y, type, chance)
  else if (kind === arrayKind) editArray(Y, type, chance)
  else editXml(Y, type, kind, chance)
}

const element = (Y, chance) => {
  const type = new Y.Type(chance.pick(['p', 'div']))
  if (chance.below(2) === 0) type.setAttr('id', chance.word())
  return type
}

const nested = (Y, chance) => (chance.below(3) === 0 ? new Y.Type() : element(Y, chance))

const subdocument = (Y, chance) => new Y.Doc({ guid: `sub-${chance.below(1000)}` })

const anything = (Y, chance) => {
  if (chance.below(3) === 0) return nested(Y, chance)
  return chance.below(12) === 0 ? subdocument(Y, chance) : chance.value()
}

const editText = (Y, text, kind, chance) => {
  const length = text.length
  const at = chance.below(length + 1)
  const action = chance.below(12)
  const start = Math.min(at, length - 1)
  if (action < 5 || length === 0) {
    const word = chance.text()
    if (chance.below(2) === 0) text.insert(at, word)
    else text.insert(at, word, chance.attributes())
  } else if (action < 8) {
    text.delete(start, 1 + chance.below(Math.min(4, length - start)))
  } else if (action < 10) {
    text.format(start, 1 + chance.below(Math.min(6, length - start)), chance.attributes())
  } else if (action < 11) {
    if (chance.below(3) === 0) text.deleteAttr(chance.pick(['x', 'y']))
    else text.setAttr(chance.pick(['x', 'y']), chance.word())
  } else if (kind === textKind) {
    text.insert(at, [element(Y, chance)])
  }
}

const editMap = (Y, map, chance) => {
  const key = chance.pick(keys)
  const inner = map.getAttr(key)
  const action = chance.below(8)
  if (action < 4 && inner instanceof Y.Type) editType(Y, inner, inner._legacyTypeRef, chance)
  else if (action === 4) map.deleteAttr(key)
  else if (action === 5 && chance.below(4) === 0 && !map.hasAttr('__proto__')) map.clearAttrs()
  else map.setAttr(key, anything(Y, chance))
}

const editArray = (Y, array, chance) => {
  const length = array.length
  const at = chance.below(length + 1)
  const action = chance.below(8)
  const start = Math.min(at, length - 1)
  const inner = length > 0 ? array.get(start) : null
  if (action < 2 && length > 0) {
    array.delete(start, 1 + chance.below(Math.min(3, length - start)))
  } else if (action < 4 && inner instanceof Y.Type) {
    editType(Y, inner, inner._legacyTypeRef, chance)
  } else if (action === 4) {
    array.insert(at, [nested(Y, chance)])
  } else if (action === 5 && chance.below(4) === 0) {
    array.insert(at, [subdocument(Y, chance)])
  } else {
    const count = 1 + chance.below(3)
    const elements = []
    for (let i = 0; i < count; i++) elements.push(chance.element())
    array.insert(at, elements)
  }
}

const editXml = (Y, xml, kind, chance) => {
  const length = xml.length
  const at = chance.below(length + 1)
  const action = chance.below(9)
  const start = Math.min(at, length - 1)
  if (action < 2 && kind === elementKind) {
    const name = chance.pick(['id', 'class'])
    xml.setAttr(name, chance.pick(['one', 'two', '<&"']))
  } else if (action === 2 && kind === elementKind) {
    xml.deleteAttr(chance.pick(['id', 'class']))
  } else if (action < 6 && length > 0) {
    const inner = xml.get(start)
    editType(Y, inner, inner._legacyTypeRef, chance)
  } else if (action === 6 && length > 0) {
    xml.delete(start, 1 + chance.below(Math.min(2, length - start)))
  } else {
    xml.insert(at, [element(Y, chance)])
  }
}

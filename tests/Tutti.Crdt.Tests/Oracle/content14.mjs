// What a document of Yjs 14 shows, as content.mjs writes it for 13. There is one kind of type in 14; what it was in 13 is
// known from the name of a root, and from the number a nested one was written with.
import { packed, pairs, quoted, showDelta, showValue } from './content.mjs'

const roots = { text: 2, map: 1, array: 0, xml: 4 }

export const content = (Y, doc) => {
  const values = { Doc: Y.Doc, AbstractType: Y.Type }
  const show = value => showValue(values, value, type => showType(type, type._legacyTypeRef))
  const attributes = type => pairs(type.attrEntries(), show)
  const children = type => `[${items(type).map(show).join()}]`
  // A delta of 14 leaves out sub-documents.
  const items = type => type.slice()
  const delta = type =>
    showDelta(
      packed(
        [...type.toDelta().children].flatMap(op => {
          const parts = Array.isArray(op.insert) ? op.insert : [op.insert]
          const format = op.format && Object.keys(op.format).length > 0 ? { attributes: op.format } : {}
          return parts.map(insert => ({ insert, ...format }))
        }),
        show,
      ),
      show,
    )
  const showType = (type, kind) => {
    switch (kind) {
      case 0:
        return `array(${children(type)})`
      case 1:
        return `map(${attributes(type)})`
      case 3:
        return `element(${quoted(type.name)},${attributes(type)},${children(type)})`
      case 4:
        return `fragment(${children(type)})`
      default:
        return `text(${delta(type)},${attributes(type)})`
    }
  }
  const shown = Object.entries(roots).map(([name, kind]) => showType(doc.get(name), kind))
  return { exact: null, packed: shown.join('\n') }
}

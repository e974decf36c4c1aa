// What a document of Yjs 13 shows, as one line that Content.cs writes as well: keys sorted, numbers by their bits,
// everything but plain ASCII escaped.
const plain = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/

export const quoted = text => {
  if (plain.test(text)) return `"${text}"`
  let out = '"'
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const isPlain = unit >= 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x5c
    out += isPlain ? text[i] : `\\u${unit.toString(16).padStart(4, '0')}`
  }
  return `${out}"`
}

const bits = new DataView(new ArrayBuffer(8))
const number = value => {
  if (Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) < 2 ** 53) return `${value}`
  bits.setFloat64(0, value)
  return `#${bits.getBigUint64(0).toString(16).padStart(16, '0')}`
}

const byKey = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

export const pairs = (entries, show) => {
  const sorted = [...entries].sort(([a], [b]) => byKey(a, b))
  return `{${sorted.map(([key, value]) => `${quoted(key)}:${show(value)}`).join()}}`
}

export const showValue = (Y, value, showType) => {
  const show = inner => showValue(Y, inner, showType)
  if (value === undefined) return 'undefined'
  if (value === null || typeof value === 'boolean') return `${value}`
  if (typeof value === 'number') return number(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'string') return quoted(value)
  if (value instanceof Uint8Array) return `bytes(${Buffer.from(value).toString('base64')})`
  if (value instanceof Y.Doc) return `document(${quoted(value.guid)})`
  if (value instanceof Y.AbstractType) return showType(value)
  if (Array.isArray(value)) return `[${value.map(show).join()}]`
  return pairs(Object.entries(value), show)
}

export const showDelta = (delta, show) => {
  const attributes = op =>
    op.attributes === undefined ? '' : `*${pairs(Object.entries(op.attributes), show)}`
  return `[${delta
    .map(op => {
      if (op.insert !== undefined) {
        return `+${Array.isArray(op.insert) ? `[${op.insert.map(show).join()}]` : show(op.insert)}${attributes(op)}`
      }
      return op.retain !== undefined ? `=${op.retain}${attributes(op)}` : `-${op.delete}`
    })
    .join()}]`
}

// Deltas of 13 leave pieces of text apart between which a format was taken away; those of 14 do not.
export const packed = (delta, show) => {
  const shown = op => (op.attributes === undefined ? '' : pairs(Object.entries(op.attributes), show))
  const ops = []
  for (const op of delta) {
    const last = ops.at(-1)
    const isOne =
      typeof last?.insert === 'string' && typeof op.insert === 'string' && shown(last) === shown(op)
    if (isOne) ops[ops.length - 1] = { ...last, insert: last.insert + op.insert }
    else ops.push(op)
  }
  return ops
}

export const content = (Y, doc) => {
  let isPacked = false
  const show = value => showValue(Y, value, showType)
  const delta = type => showDelta(isPacked ? packed(type.toDelta(), show) : type.toDelta(), show)
  const children = type => `[${type.toArray().map(show).join()}]`
  const attributes = type => pairs(Object.entries(type.getAttributes()), show)
  const showType = type => {
    if (type instanceof Y.XmlElement)
      return `element(${quoted(type.nodeName)},${attributes(type)},${children(type)})`
    if (type instanceof Y.XmlFragment) return `fragment(${children(type)})`
    if (type instanceof Y.Text) return `text(${delta(type)},${attributes(type)})`
    if (type instanceof Y.Map) return `map(${pairs(type.entries(), show)})`
    return `array(${children(type)})`
  }
  const xml = doc.getXmlFragment('xml')
  const exact = [
    showType(doc.getText('text')),
    quoted(doc.getText('text').toString()),
    showType(doc.getMap('map')),
    showType(doc.getArray('array')),
    showType(xml),
    quoted(xml.toString()),
  ].join('\n')
  isPacked = true
  const roots = [doc.getText('text'), doc.getMap('map'), doc.getArray('array'), xml]
  return { exact, packed: roots.map(showType).join('\n') }
}

export const typeName = (Y, type) => {
  if (type instanceof Y.XmlElement) return 'element'
  if (type instanceof Y.XmlFragment) return 'fragment'
  if (type instanceof Y.XmlText) return 'xmltext'
  if (type instanceof Y.Text) return 'text'
  return type instanceof Y.Map ? 'map' : 'array'
}

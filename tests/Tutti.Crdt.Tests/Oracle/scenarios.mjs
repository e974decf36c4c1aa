// Edits worth a test of their own; Scenarios.cs makes the same ones.
const big = 123456789012345678901234567890n

export const scenarios = {
  'big integers': (_Y, doc) => {
    const map = doc.getMap('map')
    map.set('small', 1n)
    map.set('negative', -(2n ** 40n))
    map.set('largest', 2n ** 63n - 1n)
    map.set('smallest', -(2n ** 63n))
    map.set('cut', BigInt.asIntN(64, big))
    doc.getArray('array').insert(0, [[5n, 6n], { n: 7n }])
  },
  undefined: (_Y, doc) => {
    doc.getMap('map').set('nothing', undefined)
    doc.getMap('map').set('inside', { a: undefined, b: [undefined, null] })
    doc.getArray('array').insert(0, [[undefined], { u: undefined }])
  },
  bytes: (_Y, doc) => {
    doc.getMap('map').set('none', new Uint8Array(0))
    doc.getMap('map').set('some', new Uint8Array([0, 255, 128]))
    doc.getMap('map').set('inside', { b: new Uint8Array([1]) })
    doc.getArray('array').insert(0, [1, new Uint8Array([1, 2]), 2, new Uint8Array([3])])
  },
  'lone surrogates': (_Y, doc) => {
    const text = doc.getText('text')
    text.insert(0, 'a\ud83d')
    text.insert(2, '\ude00b')
    text.insert(0, '\udc00')
    doc.getMap('map').set('k\ud83d', '\ude00')
    doc.getArray('array').insert(0, ['\ud800x'])
  },
  'cut pairs': (_Y, doc) => {
    const text = doc.getText('text')
    text.insert(0, 'a😀b😀c')
    text.insert(2, '-')
    text.delete(0, 2)
    text.format(3, 2, { b: true })
  },
  zero: (_Y, doc) => {
    const text = doc.getText('text')
    text.insert(0, '\u0000')
    text.insert(1, 'a\u0000b', { '\u0000': '\u0000' })
    text.insertEmbed(0, { '\u0000': '\u0000\u001f' })
    doc.getMap('map').set('\u0000', '\u0000')
  },
  embeds: (Y, doc) => {
    const text = doc.getText('text')
    text.insertEmbed(0, {
      image: 'x',
      n: [1, 1e21, 1e-7, 0.1, null, true],
      o: { 1: 2, 2: 1, b: '"\\/\u2028' },
    })
    text.insertEmbed(0, { image: 'y' }, { width: 100 })
    text.insertEmbed(1, new Y.Map([['k', new Y.Text('inside')]]))
    text.insertEmbed(3, new Y.XmlElement('p'), { b: true })
    text.insert(2, 'between')
  },
  'formats that overlap': (_Y, doc) => {
    const text = doc.getText('text')
    text.insert(0, '0123456789')
    text.format(2, 4, { b: true })
    text.format(4, 4, { b: true })
    text.format(3, 2, { i: true, b: null })
    text.format(0, 10, { c: { a: 1 } })
    text.format(5, 2, { c: { a: 2 } })
    text.format(5, 2, { c: { a: 1 } })
    text.insert(5, 'x')
    text.insert(5, 'y', {})
    text.insert(5, 'z', { i: true })
    text.delete(2, 6)
    text.format(0, 3, { b: null, i: null, c: null })
  },
  'keys of objects': (_Y, doc) => {
    const value = { 9: 4, 10: 3, z: 1, a: 2, '-1': 5, '01': 6, '': 7, ключ: 8 }
    doc.getMap('map').set('any', value)
    doc.getText('text').insertEmbed(0, value)
    doc.getText('text').insert(0, 'a', { c: value })
  },
  subdocuments: (Y, doc) => {
    doc.getMap('map').set('plain', new Y.Doc({ guid: 'a' }))
    doc.getMap('map').set('kept', new Y.Doc({ guid: 'b', gc: false, meta: { title: 'x' } }))
    doc.getArray('array').insert(0, [new Y.Doc({ guid: 'c', autoLoad: true })])
  },
  numbers: (_Y, doc) => {
    const values = [
      0,
      -0,
      1,
      -1,
      63,
      64,
      -64,
      2 ** 31 - 1,
      2 ** 31,
      -(2 ** 31),
      -(2 ** 31) - 1,
      2 ** 53,
      0.5,
      0.1,
      1e300,
      1e-300,
    ]
    doc
      .getArray('array')
      .insert(0, [...values, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
  },
}

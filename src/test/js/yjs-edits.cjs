// What people do to a document of yjs, at random, and what it then holds.
const WORDS = ['a', 'bc', 'hello ', 'ä', '你好', '😀', 'x😀y', '\n', 'مرحبا', '𝒳', 'word, '];
const FORMATS = [{ bold: true }, { bold: null }, { em: true }, { em: null }, { link: { href: 'x' } }, { size: 3 }];

const word = (chance) => WORDS[chance(WORDS.length)];

function value(chance, depth = 0) {
  const values = [
    () => chance(1000),
    () => -chance(2 ** 31),
    () => chance(100) / 7,
    () => 0.5,
    () => 2 ** 40,
    () => null,
    () => undefined,
    () => chance(2) === 0,
    () => word(chance),
    () => new Uint8Array([1, 2, chance(256)]),
    () => ({ a: word(chance), b: [1, { c: null }] }),
    () => [1, 'two', [3]],
  ];
  return values[chance(values.length)]();
}

// a place in a text that cuts no pair of surrogates: Yjs itself breaks those
function place(text, chance) {
  const at = chance(text.length + 1);
  const units = units16(text);
  const half = at > 0 && at < units.length && units[at - 1] >= 0xd800 && units[at - 1] <= 0xdbff;
  return half ? at - 1 : at;
}

// one number for each place of a text; embeds count one
function units16(text) {
  const units = [];
  for (const { insert } of text.toDelta()) {
    if (typeof insert === 'string') for (let i = 0; i < insert.length; i++) units.push(insert.charCodeAt(i));
    else units.push(0);
  }
  return units;
}

function editText(text, chance) {
  const from = place(text, chance);
  const to = place(text, chance);
  const [start, end] = from < to ? [from, to] : [to, from];
  switch (chance(8)) {
    case 0:
      return text.delete(start, end - start);
    case 1:
      return text.format(start, end - start, FORMATS[chance(FORMATS.length)]);
    case 2:
      return text.insertEmbed(from, { image: word(chance) });
    case 3:
      return text.insert(from, word(chance), FORMATS[chance(FORMATS.length)]);
    case 4:
      return text.delete(start, Math.min(2, end - start) === 2 ? place2(text, start) : 0);
    default:
      return text.insert(from, word(chance));
  }
}

// the length of the character at a place
function place2(text, at) {
  const unit = units16(text)[at];
  return unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
}

function type(Y, chance) {
  const types = [() => new Y.Map(), () => new Y.Array(), () => new Y.Text(word(chance)), () => new Y.XmlElement('p')];
  return types[chance(types.length)]();
}

function editArray(Y, array, chance, depth) {
  const at = chance(array.length + 1);
  const old = at < array.length ? array.get(at) : undefined;
  switch (chance(6)) {
    case 0:
      return array.delete(at, chance(array.length - at + 1));
    case 1:
      return array.insert(at, [type(Y, chance)]);
    case 2:
      return editShared(Y, old, chance, depth);
    default:
      return array.insert(at, Array.from({ length: 1 + chance(3) }, () => value(chance) ?? null));
  }
}

function editMap(Y, map, chance, depth) {
  const key = 'k' + chance(4);
  switch (chance(6)) {
    case 0:
      return map.delete(key);
    case 1:
      return map.set(key, type(Y, chance));
    case 2:
      return editShared(Y, map.get(key), chance, depth);
    default:
      return map.set(key, value(chance));
  }
}

function editXml(Y, xml, chance, depth) {
  const at = chance(xml.length + 1);
  const old = at < xml.length ? xml.get(at) : undefined;
  switch (chance(6)) {
    case 0:
      return xml.delete(at, chance(xml.length - at + 1));
    case 1:
      return xml.insert(at, [new Y.XmlText(word(chance))]);
    case 2:
      return xml.insert(at, [new Y.XmlElement(['p', 'h1', 'Li'][chance(3)])]);
    case 3:
      if (xml.setAttribute) return xml.setAttribute('a' + chance(3), word(chance));
      return xml.insert(at, [new Y.XmlElement('div')]);
    default:
      return editShared(Y, old, chance, depth);
  }
}

function editShared(Y, shared, chance, depth) {
  if (depth > 4 || shared === null || shared === undefined) return;
  if (shared instanceof Y.XmlText) {
    // as XML a format is an element with attributes
    const at = place(shared, chance);
    if (chance(3) === 0) shared.format(at, shared.length - at, { b: chance(2) === 0 ? null : { c: 'd' } });
    else shared.insert(at, word(chance));
  } else if (shared instanceof Y.Text) editText(shared, chance);
  else if (shared instanceof Y.XmlFragment) editXml(Y, shared, chance, depth + 1);
  else if (shared instanceof Y.Array) editArray(Y, shared, chance, depth + 1);
  else if (shared instanceof Y.Map) editMap(Y, shared, chance, depth + 1);
}

function edit(Y, doc, chance) {
  switch (chance(7)) {
    case 0:
      return editArray(Y, doc.getArray('array'), chance, 0);
    case 1:
      return editMap(Y, doc.getMap('map'), chance, 0);
    case 2:
      return editXml(Y, doc.getXmlFragment('xml'), chance, 0);
    case 3:
      return editText(doc.getText('rich'), chance);
    default: {
      const text = doc.getText('plain');
      const at = place(text, chance);
      return chance(4) === 0 ? text.delete(at, at < text.length ? place2(text, at) : 0) : text.insert(at, word(chance));
    }
  }
}

function content(Y, doc) {
  return plain({
    plain: doc.getText('plain').toString(),
    rich: doc.getText('rich').toDelta(),
    array: doc.getArray('array').toJSON(),
    map: doc.getMap('map').toJSON(),
    xml: doc.getXmlFragment('xml').toString(),
  });
}

// as Parley writes values in JSON
function plain(value) {
  if (value instanceof Uint8Array) return { $base64: Buffer.from(value).toString('base64') };
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

module.exports = { edit, content };

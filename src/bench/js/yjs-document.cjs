// Writes a document of a hundred editors, as updates of some thousand edits each, with their lengths in four bytes before them.
// usage: node yjs-document.cjs <file> <letters>
const fs = require('fs');
const Y = require('yjs');

const EDITORS = 100;
const [file, letters] = process.argv.slice(2);
let seed = 42;
const random = (below) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};
const doc = new Y.Doc();
const text = doc.getText('content');
const places = new Array(EDITORS).fill(0);
const pieces = [];
let last = new Uint8Array([0]);
let edits = 0;
while (text.length < Number(letters)) {
  const editor = random(EDITORS);
  doc.clientID = 1000 + editor;
  if (random(20) === 0) places[editor] = random(text.length + 1);
  const at = places[editor];
  const remove = random(20) === 0 && text.length - at > 8;
  const change = remove ? -4 : 8;
  if (remove) text.delete(at, 4);
  else text.insert(at, String.fromCharCode(97 + random(26)).repeat(7) + ' ');
  for (let n = 0; n < EDITORS; n++) {
    if (n === editor ? !remove : places[n] > at) places[n] = Math.max(at, places[n] + change);
  }
  if (++edits % 4000 === 0) piece();
}
piece();
fs.writeFileSync(file, Buffer.concat(pieces));

function piece() {
  const update = Y.encodeStateAsUpdate(doc, last);
  last = Y.encodeStateVector(doc);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(update.length);
  pieces.push(length, Buffer.from(update));
}

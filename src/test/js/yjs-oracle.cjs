// yjs itself, to hold Parley's Java against: makes random histories of several people, and loads what Java gives back.
// Reads a line of JSON and prints a line for each:
//   {"history": seed, "cut"?: true}      -> "history " + {updates, content, vector, half: {vector, content}}
//   {"load": [updates], "on"?: update}   -> "loaded " + {content, pending, vector, size} or {error}
const Y = require('yjs');
const { random } = require('./yjs-random.cjs');
const { edit, content } = require('./yjs-edits.cjs');

const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64'));

// each person has a document, edits it, and now and then gets some of what the others did
function history(seed) {
  const chance = random(seed);
  const people = 1 + chance(5);
  const updates = [];
  const docs = [];
  for (let i = 0; i < people; i++) {
    const doc = new Y.Doc({ guid: 'doc', gc: chance(3) > 0 });
    doc.clientID = chance(10) === 0 ? 2 ** 53 - 1 - chance(1000) : 1 + chance(2 ** 32 - 1);
    doc.got = 0;
    doc.on('update', (update, origin) => origin === 'other' || updates.push(update));
    docs.push(doc);
  }
  const steps = 5 + chance(60);
  let half = null;
  for (let step = 0; step < steps; step++) {
    const doc = docs[chance(people)];
    doc.transact(() => {
      for (let n = chance(4); n >= 0; n--) edit(Y, doc, chance);
    });
    if (chance(3) === 0) {
      const other = docs[chance(people)];
      const most = chance(2) === 0 ? updates.length : other.got + chance(updates.length - other.got + 1);
      for (; other.got < most; other.got++) Y.applyUpdate(other, updates[other.got], 'other');
    }
    if (step === steps >> 1) half = { update: base64(Y.encodeStateAsUpdate(doc)), vector: base64(Y.encodeStateVector(doc)) };
  }
  const all = new Y.Doc({ guid: 'doc' });
  updates.forEach((update) => Y.applyUpdate(all, update));
  return {
    updates: updates.map(base64),
    half,
    content: content(Y, all),
    vector: base64(Y.encodeStateVector(all)),
    size: Y.encodeStateAsUpdate(all).length,
  };
}

function load(request) {
  const doc = new Y.Doc({ guid: 'doc' });
  try {
    if (request.on) Y.applyUpdate(doc, bytes(request.on));
    request.load.forEach((update) => Y.applyUpdate(doc, bytes(update)));
  } catch (error) {
    return { error: String(error) };
  }
  return {
    content: content(Y, doc),
    pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    vector: base64(Y.encodeStateVector(doc)),
    size: Y.encodeStateAsUpdate(doc).length,
  };
}

require('readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = JSON.parse(line);
    const answer = request.load ? ['loaded', load(request)] : ['history', history(request.history)];
    console.log(answer[0] + ' ' + JSON.stringify(answer[1]));
  });

// yjs itself, to hold Parley's Java against: makes random histories of several people, and loads what Java gives back.
// Reads a line of JSON and prints a line for each, all bytes in base64:
//   {"history": seed}                    -> "history " + {updates, some, half, content, vector, size}
//   {"load": [updates]}                  -> "loaded " + {content, pending, vector, size} or {error}
//   {"on": update, "mutants": [[update, merged]]} -> "tried " + [what went wrong with it, or ""]
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
    doc.undo = new Y.UndoManager([doc.getText('plain'), doc.getMap('map')], { captureTimeout: 0 });
    doc.on('update', (update, origin) => origin === 'other' || updates.push(update));
    docs.push(doc);
  }
  const steps = 3 + chance(30);
  let half = null;
  for (let step = 0; step < steps; step++) {
    const doc = docs[chance(people)];
    if (chance(10) === 0) {
      if (chance(3) === 0) doc.undo.redo();
      else doc.undo.undo();
    }
    doc.transact(() => {
      for (let n = chance(4); n >= 0; n--) edit(Y, doc, chance);
    });
    if (chance(3) === 0) {
      const other = docs[chance(people)];
      const most = chance(2) === 0 ? updates.length : other.got + chance(updates.length - other.got + 1);
      for (; other.got < most; other.got++) Y.applyUpdate(other, updates[other.got], 'other');
    }
    if (step === steps >> 1) {
      half = { update: base64(Y.encodeStateAsUpdate(doc)), vector: base64(Y.encodeStateVector(doc)) };
    }
  }
  const all = new Y.Doc({ guid: 'doc' });
  updates.forEach((update) => Y.applyUpdate(all, update));
  return {
    updates: updates.map(base64),
    some: base64(Y.mergeUpdates([updates[0], ...updates.filter(() => chance(2) === 0)])),
    half,
    content: content(Y, all),
    vector: base64(Y.encodeStateVector(all)),
    size: Y.encodeStateAsUpdate(all).length,
  };
}

function load(request) {
  const doc = new Y.Doc({ guid: 'doc' });
  try {
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

// an update that nobody would write, on a document: yjs must take it, and see the same in what was merged of both
function mutant(on, update, merged) {
  let step = 'applying';
  try {
    const doc = new Y.Doc({ guid: 'doc' });
    Y.applyUpdate(doc, on);
    Y.applyUpdate(doc, update);
    step = 'merging';
    Y.mergeUpdates([on, update]);
    step = 'reading';
    const one = sorted(content(Y, doc));
    step = 'loading';
    const again = sorted(load({ load: [base64(Y.encodeStateAsUpdate(doc))] }).content);
    step = 'loading what was merged';
    const two = sorted(load({ load: [base64(merged)] }).content);
    // of origins that contradict each other yjs itself makes something else each time
    if (one === two || one !== again) return '';
    let at = 0;
    while (one[at] === two[at]) at++;
    return `differs: ${one.slice(at - 20)} is not ${two.slice(at - 20)}`;
  } catch (error) {
    return step + ': ' + error.stack.slice(0, 300);
  }
}

const object = (value) => value && typeof value === 'object' && !Array.isArray(value);
const sorted = (content) =>
  JSON.stringify(content, (_, value) => (object(value) ? Object.fromEntries(Object.entries(value).sort()) : value));

const mutants = ({ on, mutants }) =>
  mutants.map(([update, merged]) => mutant(bytes(on), bytes(update), bytes(merged)));

require('readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = JSON.parse(line);
    if (request.load) console.log('loaded ' + JSON.stringify(load(request)));
    else if (request.mutants) console.log('tried ' + JSON.stringify(mutants(request)));
    else console.log('history ' + JSON.stringify(history(request.history)));
  });

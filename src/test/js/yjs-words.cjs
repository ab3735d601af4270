// Messages as the libraries of Yjs and Hocuspocus write and read them, made at random from a seed.
// usage: node yjs-words.cjs <seed> <count>; prints `said <base64> <JSON of what it is>`, then reads lines `<base64>` and prints `read <JSON>`
const encoding = require('lib0/encoding');
const decoding = require('lib0/decoding');
const sync = require('y-protocols/sync');
const auth = require('y-protocols/auth');
const { Awareness, encodeAwarenessUpdate } = require('y-protocols/awareness');
const Y = require('yjs');
const { writeAuthentication, readAuthMessage } = require('@hocuspocus/common');

let seed = Number(process.argv[2]);
const random = (below) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};
const words = ['', 'a', 'żółw', '你好', '😀', '\u0000', 'x'.repeat(200), 'null', '"'];
const word = () => words[random(words.length)];
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const document = () => {
  const doc = new Y.Doc();
  for (let i = random(6); i > 0; i--) {
    doc.clientID = [1, 127, 128, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1][random(6)];
    doc.getText(word()).insert(0, word());
  }
  return doc;
};
const states = () => {
  const doc = document();
  const awareness = new Awareness(doc);
  awareness.setLocalState(random(4) === 0 ? null : { name: word(), cursor: { anchor: random(1000) } });
  const written = encodeAwarenessUpdate(awareness, [doc.clientID]);
  const what = [[doc.clientID, awareness.meta.get(doc.clientID).clock, JSON.stringify(awareness.getLocalState())]];
  doc.destroy();
  return [written, what];
};

const kinds = [
  (encoder) => {
    const doc = document();
    encoding.writeVarUint(encoder, 0);
    sync.writeSyncStep1(encoder, doc);
    return ['step-one', base64(Y.encodeStateVector(doc))];
  },
  (encoder) => {
    const doc = document();
    encoding.writeVarUint(encoder, 0);
    sync.writeSyncStep2(encoder, doc);
    return ['step-two', base64(Y.encodeStateAsUpdate(doc))];
  },
  (encoder) => {
    const update = Y.encodeStateAsUpdate(document());
    encoding.writeVarUint(encoder, 0);
    sync.writeUpdate(encoder, update);
    return ['update', base64(update)];
  },
  (encoder) => {
    const [written, what] = states();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, written);
    return ['awareness', what];
  },
  (encoder) => {
    encoding.writeVarUint(encoder, 3);
    return ['query'];
  },
];
const named = [
  ...kinds,
  (encoder) => {
    const token = word();
    encoding.writeVarUint(encoder, 2);
    writeAuthentication(encoder, token);
    const version = random(2) === 0;
    if (version) encoding.writeVarString(encoder, '4.8.0');
    return ['token', token, version];
  },
  (encoder) => {
    const text = word();
    encoding.writeVarUint(encoder, 5);
    encoding.writeVarString(encoder, text);
    return ['stateless', text];
  },
  (encoder) => {
    encoding.writeVarUint(encoder, 7);
    return ['leave'];
  },
];
for (let i = Number(process.argv[3]); i > 0; i--) {
  const encoder = encoding.createEncoder();
  const name = random(2) === 0 ? undefined : `lobby/${word()}`;
  if (name !== undefined) encoding.writeVarString(encoder, name);
  const choice = name === undefined ? kinds : named;
  const what = choice[random(choice.length)](encoder);
  console.log('said', base64(encoding.toUint8Array(encoder)), JSON.stringify({ name, what }));
}

const read = (bytes) => {
  const decoder = decoding.createDecoder(bytes);
  const name = decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  const rest = () => {
    if (type === 0) {
      const doc = new Y.Doc();
      const answer = encoding.createEncoder();
      const step = sync.readSyncMessage(decoder, answer, doc, null);
      return [step, doc.getText('t').toString(), base64(encoding.toUint8Array(answer))];
    }
    if (type === 1) {
      const written = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      return Array.from({ length: decoding.readVarUint(written) }, () => [
        decoding.readVarUint(written),
        decoding.readVarUint(written),
        JSON.parse(decoding.readVarString(written)),
      ]);
    }
    if (type === 2) {
      const heard = [];
      readAuthMessage(decoder, () => heard.push('again'), (why) => heard.push('denied', why), (scope) => heard.push('scope', scope));
      return heard;
    }
    if (type === 8) return [decoding.readVarInt(decoder)];
    return [decoding.readVarString(decoder)];
  };
  const what = rest();
  return { name, type, what, over: decoder.pos === bytes.length };
};
require('readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => console.log('read', JSON.stringify(read(Buffer.from(line, 'base64')))))
  .on('close', () => process.exit(0));

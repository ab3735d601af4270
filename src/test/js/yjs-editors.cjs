// Editors behind the unmodified libraries of y-websocket 3 and 2 and of Hocuspocus, many in one process. They do what the lines of
// the input say, `<number> <command> <name> …`, and print `#<number> <answer>` when it is done, and `<name> …` for what happens.
// usage: node yjs-editors.cjs
const Y = require('yjs');
const WebSocket = require('ws');
const versions = { y3: require('y-websocket').WebsocketProvider, y2: require('y-websocket-2').WebsocketProvider };
const { HocuspocusProvider, HocuspocusProviderWebsocket } = require('@hocuspocus/provider');

const editors = new Map();
const sockets = new Map();
console.warn = (text) => print('warned', text);
const print = (...words) => console.log(words.join(' '));
const text = (editor) => editor.doc.getText('content');
const awareness = (editor) => editor.provider.awareness;

const yWebsocket = (editor, version, url, name, token, called) => {
  const params = { ...(token === '-' ? {} : { token }), ...(called ? { name: called } : {}) };
  const [server, room] = [`${url}/y`, name];
  editor.provider = new versions[version](server, room, editor.doc, {
    WebSocketPolyfill: WebSocket,
    params,
    disableBc: true,
    maxBackoffTime: 300,
  });
  editor.provider.on('sync', (state) => state && print(editor.name, 'synced'));
  editor.provider.on('closed', ({ code, reason }) => print(editor.name, 'closed', code, reason));
  editor.provider.on('connection-close', (event) => event && print(editor.name, 'cut', event.code, event.reason));
};

const hocuspocus = (editor, kind, url, name, token) => {
  const key = `${url}#${token}`;
  if (!sockets.has(key)) {
    sockets.set(
      key,
      new HocuspocusProviderWebsocket({ url: `${url}/hocuspocus`, WebSocketPolyfill: WebSocket, delay: 100, minDelay: 100, maxDelay: 300 }),
    );
  }
  editor.provider = new HocuspocusProvider({
    websocketProvider: sockets.get(key),
    name,
    document: editor.doc,
    token: token === '-' ? '' : token,
    sessionAwareness: kind === 'hocuspocus2',
    onSynced: () => print(editor.name, 'synced'),
    onAuthenticated: ({ scope }) => print(editor.name, 'may', scope),
    onAuthenticationFailed: ({ reason }) => print(editor.name, 'refused', reason),
    onStateless: ({ payload }) => print(editor.name, 'stateless', payload),
    onClose: ({ event }) => print(editor.name, 'closed', event.code, event.reason),
  });
  editor.provider.attach();
};

const random = (below) => Math.floor(Math.random() * below);
const letters = ['a', 'b', ' ', '\n', 'ż', '你', '😀', 'word '];
const edit = (editor) => {
  const shared = text(editor);
  // a pair of surrogates is not cut: editors do not do it either
  const at = random(shared.length + 1);
  const inside = (place) => {
    const unit = shared.toString().charCodeAt(place);
    return unit >= 0xdc00 && unit <= 0xdfff;
  };
  if (shared.length > 10 && random(5) === 0) {
    let [from, to] = [at, Math.min(shared.length, at + 1 + random(3))];
    while (inside(from)) from--;
    while (inside(to)) to++;
    shared.delete(from, to - from);
  } else {
    shared.insert(inside(at) ? at + 1 : at, letters[random(letters.length)]);
  }
};

const until = (condition, then) => (condition() ? then() : setTimeout(() => until(condition, then), 10));
const commands = {
  // kind is y3, y2, hocuspocus, or hocuspocus2: several of one document on one socket; without a token it is -
  open: (name, answer, kind, url, document, token, called) => {
    const editor = { name, doc: new Y.Doc() };
    editors.set(name, editor);
    if (kind.startsWith('hocuspocus')) hocuspocus(editor, kind, url, document, token);
    else yWebsocket(editor, kind, url, document, token, called);
    answer('opened');
  },
  // so many edits at random places
  type: (name, answer, count) => {
    let left = Number(count);
    const next = () => {
      if (left-- === 0) return answer('typed');
      edit(editors.get(name));
      return setImmediate(next);
    };
    next();
  },
  write: (name, answer, ...words) => {
    text(editors.get(name)).insert(text(editors.get(name)).length, words.join(' '));
    answer('wrote');
  },
  paste: (name, answer, length) => {
    text(editors.get(name)).insert(0, 'x'.repeat(Number(length)));
    answer('wrote');
  },
  saved: (name, answer) => until(() => editors.get(name).provider.isSynced && !editors.get(name).provider.hasUnsyncedChanges, () => answer('saved')),
  unsaved: (name, answer) => answer(editors.get(name).provider.unsyncedChanges),
  synced: (name, answer) => until(() => editors.get(name).provider.synced, () => answer('synced')),
  sees: (name, answer, ...words) => until(() => text(editors.get(name)).toString().includes(words.join(' ')), () => answer('sees')),
  text: (name, answer) => answer(JSON.stringify(text(editors.get(name)).toString())),
  client: (name, answer) => answer(editors.get(name).doc.clientID),
  show: (name, answer, ...words) => {
    awareness(editors.get(name)).setLocalStateField('user', JSON.parse(words.join(' ')));
    answer('shown');
  },
  // waits until the server has said who a client is
  meets: (name, answer, id) => {
    const user = () => awareness(editors.get(name)).getStates().get(Number(id))?.user;
    until(() => user()?.id, () => answer(JSON.stringify(user())));
  },
  misses: (name, answer, id) => until(() => !awareness(editors.get(name)).getStates().has(Number(id)), () => answer('misses')),
  stateless: (name, answer, ...words) => {
    editors.get(name).provider.sendStateless(words.join(' '));
    answer('said');
  },
  offline: (name, answer) => {
    editors.get(name).provider.disconnect();
    answer('offline');
  },
  online: (name, answer) => {
    editors.get(name).provider.connect();
    answer('online');
  },
  // from now on he finds the server at another place
  moves: (name, answer, url) => {
    const { provider } = editors.get(name);
    if (provider.serverUrl) provider.serverUrl = `${url}/y`;
    else provider.configuration.websocketProvider.setConfiguration({ url: `${url}/hocuspocus` });
    answer('moved');
  },
  leave: (name, answer) => {
    editors.get(name).provider.destroy();
    editors.delete(name);
    answer('left');
  },
};
require('readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [id, command, name, ...words] = line.split(' ');
    commands[command](name, (...answer) => print(`#${id}`, ...answer), ...words);
  })
  .on('close', () => process.exit(0));

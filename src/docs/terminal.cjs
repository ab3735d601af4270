// A terminal in the lobby: what you type is said, what others say is printed.
// usage: node src/docs/terminal.cjs [name] [url]
const end = (line) => { console.error(line); process.exit(1); };
const { Client } = (() => {
  try {
    return require('faye-websocket'); // comes with the page's libraries
  } catch {
    return end('The WebSocket library is missing: mvn -q package -DskipTests brings it');
  }
})();
const { createInterface } = require('readline');
const [name = 'Terminal', url = 'ws://127.0.0.1:8080/ws'] = process.argv.slice(2);
if (!/^wss?:\/\/[^/]/.test(url)) end(`${url} is no address of a WebSocket, such as ws://127.0.0.1:8080/ws`);
const socket = new Client(url, ['chat.v1']);
const give = (command) => socket.send(JSON.stringify(command));
const print = (message) => console.log(`${message.from.name}: ${message.body.text}`);
let welcome = false;

socket.on('open', () => {
  give({ op: 'hello', id: 1, v: 1, name });
  give({ op: 'join', id: 2, room: 'lobby' });
});

socket.on('message', ({ data }) => {
  const object = JSON.parse(data);
  if (object.ok === false && !welcome) end(`Refused: ${object.error.message}`);
  if (object.ok === false) console.error(object.error.message);
  if (object.re === 1) welcome = true;
  if (object.re === 2) {
    object.entries.forEach(print);
    createInterface({ input: process.stdin })
      .on('line', (text) => give({ op: 'send', id: 3, to: 'room:lobby', body: { text } }))
      .on('close', () => give({ op: 'bye', id: 4 }));
  }
  if (object.ev === 'message') print(object);
});

socket.on('error', () => {}); // the close that follows says what there is to say
socket.on('close', ({ code }) => {
  if (code === 1000) process.exit(0);
  end(welcome ? `The connection has ended (${code})` : `No Parley answers at ${url}`);
});

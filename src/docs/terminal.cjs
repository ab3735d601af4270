// A terminal in the lobby: what you type is said, what others say is printed.
// usage: node src/docs/terminal.cjs [name] [url]
const { Client } = require('faye-websocket'); // comes with the page's libraries, by the Maven build
const { createInterface } = require('readline');
const [name = 'Terminal', url = 'ws://127.0.0.1:8080/ws'] = process.argv.slice(2);
const socket = new Client(url, ['chat.v1']);
const give = (command) => socket.send(JSON.stringify(command));
const print = (message) => console.log(`${message.from.name}: ${message.body.text}`);

socket.on('open', () => {
  give({ op: 'hello', id: 1, v: 1, name });
  give({ op: 'join', id: 2, room: 'lobby' });
  createInterface({ input: process.stdin })
    .on('line', (text) => give({ op: 'send', id: 3, to: 'room:lobby', body: { text } }))
    .on('close', () => give({ op: 'bye', id: 4 }));
});

socket.on('message', ({ data }) => {
  const object = JSON.parse(data);
  if (object.re === 2) object.entries.forEach(print);
  if (object.ev === 'message') print(object);
  if (object.ok === false) console.error(object.error.message);
});

socket.on('close', ({ code }) => process.exit(code === 1000 ? 0 : 1));

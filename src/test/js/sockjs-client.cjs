// A person behind the official sockjs-client: joins the lobby, answers each message of others with "heard: …".
// usage: node sockjs-client.cjs <url> <transport>
const SockJS = require('sockjs-client');
const [url, transport] = process.argv.slice(2);
const socket = new SockJS(url, null, { transports: [transport] });
let me;

const say = (command) => socket.send(JSON.stringify(command));

socket.onopen = () => say({ op: 'hello', id: 1, v: 1, name: transport });
socket.onmessage = ({ data }) => {
  const object = JSON.parse(data);
  if (object.re === 1) {
    me = object.user.id;
    say({ op: 'join', id: 2, room: 'lobby' });
  } else if (object.re === 2) {
    console.log(`joined over ${socket.transport}`);
  } else if (object.ev === 'message' && object.from.id !== me) {
    say({ op: 'send', id: 3, to: 'room:lobby', body: { text: `heard: ${object.body.text}` } });
  } else if (object.ev === 'bye') {
    console.log(`bye ${object.code}`);
  }
};
socket.onclose = () => process.exit(0);

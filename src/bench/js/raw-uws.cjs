// The peer: rooms as topics of uWebSockets.js. A text goes to the sender's room, "@id text" to one socket. usage: node raw-uws.cjs <port>
const uWS = require('@trufflesuite/uws-js-unofficial');
const sockets = new Map();
const decoder = new TextDecoder();

const app = uWS.App().ws('/*', {
  compression: uWS.DISABLED,
  maxBackpressure: 1024 * 1024,
  closeOnBackpressureLimit: true,
  idleTimeout: 120,
  upgrade: (response, request, context) => {
    const query = new URLSearchParams(request.getQuery());
    response.upgrade(
      { room: query.get('room'), id: query.get('id') },
      request.getHeader('sec-websocket-key'),
      request.getHeader('sec-websocket-protocol'),
      request.getHeader('sec-websocket-extensions'),
      context,
    );
  },
  open: (socket) => { socket.subscribe(socket.room); sockets.set(socket.id, socket); },
  message: (socket, data) => {
    const bytes = new Uint8Array(data);
    if (bytes[0] === 0x40) {
      const text = decoder.decode(bytes);
      const space = text.indexOf(' ');
      sockets.get(text.slice(1, space))?.send(text.slice(space + 1));
    } else {
      app.publish(socket.room, data);
    }
  },
  close: (socket) => sockets.delete(socket.id),
});
app.listen('127.0.0.1', Number(process.argv[2]), (listening) => listening && console.log(`listens on ${process.argv[2]}`));

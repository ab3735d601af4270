// The peer: rooms as topics of Bun's server. A text goes to the sender's room, "@id text" to one socket. usage: bun raw-bun.cjs <port>
const sockets = new Map();

const server = Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.argv[2]),
  fetch(request, server) {
    const query = new URL(request.url).searchParams;
    return server.upgrade(request, { data: { room: query.get('room'), id: query.get('id') } }) ? undefined : new Response('', { status: 400 });
  },
  websocket: {
    perMessageDeflate: false,
    backpressureLimit: 1024 * 1024,
    closeOnBackpressureLimit: true,
    open(socket) { socket.subscribe(socket.data.room); sockets.set(socket.data.id, socket); },
    message(socket, text) {
      if (text.startsWith('@')) {
        const space = text.indexOf(' ');
        sockets.get(text.slice(1, space))?.send(text.slice(space + 1));
      } else {
        server.publish(socket.data.room, text);
      }
    },
    close(socket) { sockets.delete(socket.data.id); },
  },
});
console.log(`listens on ${server.port}`);

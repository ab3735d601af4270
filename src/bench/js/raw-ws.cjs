// The peer: rooms on the library ws. A text goes to the sender's room, "@id text" to one socket. usage: node raw-ws.cjs <port>
const { WebSocketServer, WebSocket } = require('ws');
const http = require('http').createServer();
const server = new WebSocketServer({ server: http });
const rooms = new Map();
const sockets = new Map();

server.on('connection', (socket, request) => {
  const { room, id } = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
  if (!rooms.has(room)) rooms.set(room, new Set());
  const members = rooms.get(room).add(socket);
  sockets.set(id, socket);
  socket.on('message', (data) => {
    const text = data.toString();
    if (text.startsWith('@')) {
      const space = text.indexOf(' ');
      sockets.get(text.slice(1, space))?.send(text.slice(space + 1));
    } else {
      for (const member of members) if (member.readyState === WebSocket.OPEN) member.send(text);
    }
  });
  socket.on('close', () => { members.delete(socket); sockets.delete(id); });
  socket.on('error', () => {});
});
http.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 65535 }, () => console.log(`listens on ${process.argv[2]}`));

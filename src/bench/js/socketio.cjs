// The peer: socket.io on Node, as its own tutorial has it, with a room to each socket. usage: node socketio.cjs <port>
const http = require('http').createServer();
const io = new (require('socket.io').Server)(http, { maxHttpBufferSize: 1e6 });
io.on('connection', (socket) => {
  const { room } = socket.handshake.query;
  socket.join(room);
  socket.on('chat message', (text) => io.to(room).emit('chat message', text));
  socket.on('private', (id, text) => io.to(id).emit('chat message', text));
});
http.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 65535 }, () => console.log(`listens on ${process.argv[2]}`));

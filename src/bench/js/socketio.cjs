// The peer: socket.io on Node, as its own tutorial has it. usage: node socketio.cjs <port>
const http = require('http').createServer();
const io = new (require('socket.io').Server)(http, { maxHttpBufferSize: 1e6 });
io.on('connection', (socket) => socket.on('chat message', (text) => io.emit('chat message', text)));
http.listen(Number(process.argv[2]), '127.0.0.1', () => console.log(`listens on ${http.address().port}`));

// The peer: @y/websocket-server with LevelDB in a folder. usage: node y-websocket-server.cjs <port> <folder>
process.env.YPERSISTENCE = process.argv[3];
const http = require('http');
const { WebSocketServer } = require('ws');
const { setupWSConnection } = require('@y/websocket-server/utils');

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = http.createServer((request, response) => response.end());
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request)));
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' }, () => console.log(`listens on ${process.argv[2]}`));

// The peer: @tus/server with files in a folder. usage: node tus-server.cjs <port> <folder>
const http = require('http');

// when a reader leaves, Node's Response fails where nobody catches it ("ReadableStream is already closed")
process.on('uncaughtException', (error) => {
  if (error.code !== 'ERR_INVALID_STATE') throw error;
});

(async () => {
  const { Server } = await import('@tus/server');
  const { FileStore } = await import('@tus/file-store');
  const tus = new Server({ path: '/files', datastore: new FileStore({ directory: process.argv[3] }) });
  const server = http.createServer((request, response) => tus.handle(request, response));
  server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' }, () => console.log(`listens on ${process.argv[2]}`));
})();

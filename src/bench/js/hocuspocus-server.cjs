// The peer: @hocuspocus/server, which stores documents by its own hooks, here in files. usage: node hocuspocus-server.cjs <port> <folder>
const fs = require('fs/promises');
const path = require('path');

(async () => {
  const { Server } = await import('@hocuspocus/server');
  const Y = await import('yjs');
  const [port, folder] = process.argv.slice(2);
  const file = (name) => path.join(folder, encodeURIComponent(name));
  const server = new Server({
    port: Number(port),
    address: '127.0.0.1',
    quiet: true,
    async onLoadDocument({ document, documentName }) {
      const stored = await fs.readFile(file(documentName)).catch(() => null);
      if (stored) Y.applyUpdate(document, stored);
    },
    async onStoreDocument({ document, documentName }) {
      const next = `${file(documentName)}.next`;
      const handle = await fs.open(next, 'w');
      await handle.writeFile(Y.encodeStateAsUpdate(document));
      await handle.sync();
      await handle.close();
      await fs.rename(next, file(documentName));
    },
  });
  await server.listen();
  console.log(`listens on ${port}`);
})();

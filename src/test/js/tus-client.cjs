// The official tus-js-client: sends a file to a room in pieces, and goes on by itself after each cut.
// usage: node tus-client.cjs <endpoint> <authorization> <room> <file> <deferred|known> <tus-v1|ietf-draft-03|ietf-draft-05>
const fs = require('fs');
const path = require('path');
const { PassThrough } = require('stream');
const tus = require('tus-js-client');
const [endpoint, authorization, room, file, length, protocol] = process.argv.slice(2);

// of a stream that is no file nobody knows the length
const bytes = fs.createReadStream(file);
const source = length === 'deferred' ? bytes.pipe(new PassThrough()) : bytes;
const upload = new tus.Upload(source, {
  endpoint,
  protocol,
  headers: { Authorization: authorization },
  metadata: { room, filename: path.basename(file), filetype: 'application/octet-stream' },
  chunkSize: 100_000,
  retryDelays: [50, 50, 50, 50, 50, 50, 50, 50, 50, 50],
  ...(length === 'deferred' ? { uploadLengthDeferred: true } : { uploadSize: fs.statSync(file).size }),
  onError: (error) => {
    console.log(`failed ${error}`);
    process.exit(1);
  },
  onSuccess: () => {
    console.log(`sent ${new URL(upload.url).pathname}`);
    process.exit(0);
  },
});
upload.start();

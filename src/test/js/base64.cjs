// Reads base64 as engine.io-parser does: a line of JSON in, the bytes in plain base64 out.
'use strict';

require('node:readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => console.log(Buffer.from(JSON.parse(line)[0], 'base64').toString('base64')));

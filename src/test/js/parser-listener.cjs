// Somebody in the namespace / who gives whatever the server sends him to the official parsers of socket.io-client 4 and 2,
// or to that of MessagePack, and prints what they make of it.
// usage: node parser-listener.cjs <url, ws://host:port> <text | msgpack>
const WebSocket = require('ws');
const msgpack = process.argv[3] === 'msgpack' && require('socket.io-msgpack-parser');
const parsers = msgpack ? { msgpack } : {
  4: require('socket.io-parser'),
  2: require(require.resolve('socket.io-parser', { paths: [require.resolve('socket.io-client-2')] })),
};
const decoders = Object.entries(parsers).map(([name, parser]) => {
  const decoder = new parser.Decoder();
  decoder.on('decoded', (packet) => {
    if (packet.type === 0) console.log('connected', name);
    else console.log(name, packet.type === 5 ? 2 : packet.type, packet.nsp, JSON.stringify(packet.data, (key, value) =>
      value && value.type === 'Buffer' ? `<${Buffer.from(value.data).toString('hex')}>` : value));
  });
  return { name, decoder };
});
const socket = new WebSocket(`${process.argv[2]}/socket.io/?EIO=4&transport=websocket`);
const take = (data) => decoders.forEach(({ name, decoder }) => {
  try {
    decoder.add(data);
  } catch (error) {
    console.log('REFUSED', name, error.message, String(data).slice(0, 100));
  }
});
socket.on('open', () => socket.send(msgpack ? new msgpack.Encoder().encode({ type: 0, nsp: '/' })[0] : '40'));
socket.on('message', (data, binary) => {
  if (binary) take(data);
  else if (data[0] === 0x34) take(data.toString().slice(1));
  else if (String(data) === '2') socket.send('3');
});
socket.on('close', (code) => console.log('closed', code));
process.stdin.on('end', () => process.exit(0)).resume();

// Somebody behind the official socket.io-client, who does what the lines of his input say and prints what he hears.
// usage: node socketio-client.cjs <url> <options, JSON>, of them version (4 or 2) and msgpack (true) are not the library's
const { version = 4, msgpack = false, ...options } = JSON.parse(process.argv[3] || '{}');
const io = require(version === 2 ? 'socket.io-client-2' : 'socket.io-client');
if (msgpack) options.parser = require('socket.io-msgpack-parser');
const socket = io(process.argv[2], { reconnectionDelay: 50, randomizationFactor: 0, ...options });

const spelled = (value) => {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return { $base64: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(spelled);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelled(item)]));
  return value;
};
const read = (value) => {
  if (value && typeof value.$base64 === 'string') return Buffer.from(value.$base64, 'base64');
  if (Array.isArray(value)) return value.map(read);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item)]));
  return value;
};
const print = (kind, ...values) => console.log([kind, ...values.map((value) => typeof value === 'string' ? value : JSON.stringify(spelled(value)))].join(' '));

const hear = (name, args) => {
  const answer = args[args.length - 1];
  if (typeof answer === 'function') {
    args.pop();
    if (name !== 'silence') answer('answer', ...args);
  }
  print('event', name, args);
};
if (version === 2) {
  const emit = socket.onevent.bind(socket);
  socket.onevent = (packet) => {
    const args = packet.data.slice(1);
    if (packet.id !== undefined && packet.id !== null) args.push(socket.ack(packet.id));
    hear(packet.data[0], args);
    emit({ ...packet, id: null });
  };
} else {
  socket.onAny((name, ...args) => hear(name, args));
}
socket.on('connect', () => print('connected', socket.id, String(Boolean(socket.recovered)), socket.io.engine.transport.name));
socket.on('connect_error', (error) => print('refused', error.message, error.data || null));
socket.on('error', (error) => print('refused', String(error.message || error), null));
socket.on('disconnect', (reason, details) => {
  print('disconnected', reason);
  if (details instanceof Error) print('because', details.message, details.description);
  else if (details) print('because', details.description, details.context?.code, `'${details.context?.reason}'`);
});
socket.io.on('reconnect_attempt', () => { options.transports && (socket.io.opts.transports = options.transports); });

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, rest] = [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)];
  const args = command === 'emit' || command === 'ask' ? read(JSON.parse(rest)) : [];
  if (command === 'emit') socket.emit(...args);
  if (command === 'ask') socket.emit(...args, (...answer) => print('acknowledged', answer));
  if (command === 'transport') print('transport', socket.io.engine.transport.name);
  if (command === 'cut') socket.io.engine.close();
  if (command === 'leave') socket.disconnect();
}).on('close', () => process.exit(0));

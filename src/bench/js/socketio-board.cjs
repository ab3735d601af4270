// The peer: a board by hand, as one writes it with socket.io: sums and last values, a minute's step for a day, and what has changed each 250 ms.
// usage: node socketio-board.cjs <port>
const http = require('http').createServer();
const io = new (require('socket.io').Server)(http, { maxHttpBufferSize: 1e6 });
const STEP = 60_000;
const STEPS = 1_440;
const totals = new Map();
const past = new Map();
const changed = new Set();

const step = (name, at) => {
  let steps = past.get(name);
  if (!steps) past.set(name, (steps = new Map()));
  const start = Math.floor(at / STEP) * STEP;
  if (!steps.has(start) && steps.size >= STEPS) steps.delete(steps.keys().next().value);
  return [steps, start];
};

const record = (item) => {
  const at = item.at ?? Date.now();
  if (item.count !== undefined) {
    totals.set(item.count, (totals.get(item.count) ?? 0) + item.by);
    const [steps, start] = step(item.count, at);
    steps.set(start, (steps.get(start) ?? 0) + item.by);
    changed.add(item.count);
  } else {
    totals.set(item.set, item.value);
    const [steps, start] = step(item.set, at);
    steps.set(start, item.value);
    changed.add(item.set);
  }
};

io.on('connection', (socket) => {
  socket.on('record', (items, taken) => {
    items.forEach(record);
    taken(items.length);
  });
  socket.on('watch', (shown) => {
    socket.join('board');
    shown({ totals: [...totals], past: [...past].map(([name, steps]) => [name, [...steps]]) });
  });
});

setInterval(() => {
  if (changed.size === 0) return;
  io.to('board').emit('board', [...changed].map((name) => ({ name, value: totals.get(name) })));
  changed.clear();
}, 250);

http.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 65535 }, () => console.log(`listens on ${process.argv[2]}`));

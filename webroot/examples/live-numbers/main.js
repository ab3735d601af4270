import { add, connect, element, showState, word } from '../examples.js';

const MINUTE = 60;
const LINES = 50;
const socket = connect('/examples/numbers');
const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'medium' });
const number = new Intl.NumberFormat(document.documentElement.lang);
/** How many were counted in each second, by its number; and how far the server's clock is ahead. */
let seconds = new Map();
let ahead = 0;

showState(socket);

for (const button of document.querySelectorAll('[data-count]')) {
  button.addEventListener('click', () => socket.emit('count', button.dataset.count));
}

// What was until now comes first, also after a cut: nothing is counted here.
socket.on('past', ({ totals, minute, log, now }) => {
  ahead = now - Date.now();
  seconds = new Map(minute);
  for (const [name, total] of Object.entries(totals)) show(name, total);
  element('messages').replaceChildren();
  log.forEach(line);
  draw();
});

socket.on('counted', ({ name, total, second, count, at }) => {
  show(name, total);
  seconds.set(second, count);
  line({ name, total, at });
  draw();
});

function show(name, total) {
  const counter = document.querySelector(`[data-count="${CSS.escape(name)}"] output`);
  if (counter) counter.textContent = number.format(total);
}

function line({ name, total, at }) {
  add(`${time.format(at)} ${word(name)} ${number.format(total)}`);
  while (element('messages').children.length > LINES) element('messages').firstElementChild.remove();
}

function draw() {
  const last = Math.floor((Date.now() + ahead) / 1000);
  for (const second of seconds.keys()) if (second <= last - MINUTE) seconds.delete(second);
  const most = Math.max(5, ...seconds.values());
  const bars = [...seconds].map(([second, count]) => {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const height = (count / most) * 100;
    const place = { x: MINUTE - 1 - (last - second), y: 100 - height, width: 0.8, height };
    for (const [name, value] of Object.entries(place)) bar.setAttribute(name, value);
    return bar;
  });
  element('minute').replaceChildren(...bars);
  const sum = [...seconds.values()].reduce((one, other) => one + other, 0);
  element('minute').setAttribute('aria-label', `${number.format(sum)} ${word('counted')}`);
}

setInterval(draw, 1_000);

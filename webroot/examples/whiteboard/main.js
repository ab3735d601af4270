import { connect, element, showState } from '../examples.js';

const PAUSE_MILLIS = 30;
const STEP = 0.02;
const COLORS = { black: '#1d2325', red: '#b3261e', green: '#23875a', blue: '#1f4f9f' };
const socket = connect('/examples/whiteboard');
const board = element('board');
const pen = board.getContext('2d');
let last;
let drawnAt = 0;

showState(socket);
socket.on('drawing', draw);

/** A line from x0, y0 to x1, y1, each of them a part of the board's width or height. */
function draw({ x0, y0, x1, y1, color }) {
  pen.strokeStyle = COLORS[color] ?? COLORS.black;
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(x0 * board.width, y0 * board.height);
  pen.lineTo(x1 * board.width, y1 * board.height);
  pen.stroke();
}

function lineTo(x, y) {
  const color = document.querySelector('[name="color"]:checked').value;
  const line = { x0: last.x, y0: last.y, x1: x, y1: y, color };
  last = { x, y };
  draw(line);
  socket.emit('drawing', line);
}

function place(event) {
  const box = board.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

board.addEventListener('pointerdown', (event) => {
  board.setPointerCapture(event.pointerId);
  last = place(event);
});
board.addEventListener('pointermove', (event) => {
  if (!board.hasPointerCapture(event.pointerId) || event.timeStamp - drawnAt < PAUSE_MILLIS) return;
  drawnAt = event.timeStamp;
  const { x, y } = place(event);
  lineTo(x, y);
});
board.addEventListener('pointerup', (event) => {
  if (!board.hasPointerCapture(event.pointerId)) return;
  const { x, y } = place(event);
  lineTo(x, y);
});

board.addEventListener('keydown', (event) => {
  const steps = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  last ??= { x: 0.5, y: 0.5 };
  const x = Math.min(1, Math.max(0, last.x + step[0]));
  const y = Math.min(1, Math.max(0, last.y + step[1]));
  if (event.shiftKey) lineTo(x, y);
  else last = { x, y };
});

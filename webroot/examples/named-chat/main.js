import { add, connect, element, onSubmit, showState, word } from '../examples.js';

const TYPING_MILLIS = 1_000;
const socket = connect('/examples/chat');
const typing = new Set();
let name = '';
let typingEnds = 0;

showState(socket);

// A connection that is new knows nothing of the name.
socket.on('connect', () => { if (name) socket.emit('add user', name); });

onSubmit('entrance', 'name', (wanted) => {
  name = wanted;
  socket.emit('add user', name);
  element('entrance').hidden = true;
  element('form').hidden = false;
  element('text').focus();
});

onSubmit('form', 'text', (text) => {
  add(`${name}: ${text}`);
  socket.emit('new message', text);
  stopTyping();
});

element('text').addEventListener('input', () => {
  if (!typingEnds) socket.emit('typing');
  clearTimeout(typingEnds);
  typingEnds = setTimeout(stopTyping, TYPING_MILLIS);
});

function stopTyping() {
  if (typingEnds) socket.emit('stop typing');
  clearTimeout(typingEnds);
  typingEnds = 0;
}

const people = (count) => `${count} ${word(count === 1 ? 'person here' : 'people here')}`;

socket.on('login', ({ numUsers }) => add(people(numUsers), true));
socket.on('user joined', ({ username, numUsers }) => add(`${username} ${word('joined')} · ${people(numUsers)}`, true));
socket.on('user left', ({ username, numUsers }) => {
  add(`${username} ${word('left')} · ${people(numUsers)}`, true);
  showTyping(username, false);
});
socket.on('new message', ({ username, message }) => add(`${username}: ${message}`));
socket.on('typing', ({ username }) => showTyping(username, true));
socket.on('stop typing', ({ username }) => showTyping(username, false));

function showTyping(username, on) {
  typing[on ? 'add' : 'delete'](username);
  element('typing').textContent = typing.size ? `${[...typing].join(', ')} ${word('is typing …')}` : '\u00a0';
}

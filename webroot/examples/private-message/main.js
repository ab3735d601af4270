import { add, connect, element, onSubmit, showState, word } from '../examples.js';

// The tutorial's private message: it goes to the one socket that has this id.
const socket = connect();
showState(socket);
socket.on('toOne', ({ from, text }) => {
  add(`${word('From')} ${from}: ${text}`);
  if (!element('to').value) element('to').value = from;
});
onSubmit('form', 'text', (text) => {
  const toKey = element('to').value.trim();
  socket.emit('sendOne', { toKey, from: socket.id, text }, (reply) => {
    add(reply.ok ? `${word('To')} ${toKey}: ${text}` : word('Nobody is connected by this id.'), !reply.ok);
  });
});

import { add, connect, onSubmit, showState } from '../examples.js';

// The tutorial's chat room: what is emitted here, everybody hears.
const socket = connect();
showState(socket);
socket.on('chat message', (text) => add(text));
onSubmit('form', 'text', (text) => { socket.emit('chat message', text); });

/**
 * A transport is one way to the server: `{ name, send(text), close() }`, reporting to `{ opened, heard, closed }`.
 * `closed` comes at most once, and never after `close`. Here is what those over a socket of the browser's shape share.
 */
export function listen(socket, handlers) {
  socket.onopen = () => handlers.opened();
  socket.onmessage = (event) => handlers.heard(event.data);
  socket.onclose = (event) => {
    ignore(socket);
    handlers.closed({ code: event.code });
  };
}

export function hangUp(socket) {
  ignore(socket);
  socket.close();
}

function ignore(socket) {
  socket.onopen = socket.onmessage = socket.onclose = null;
}

/**
 * The two ways to the server under one shape: `{ name, send(text), drop() }`, reporting to `{ opened, heard, closed }`.
 * `closed` comes at most once, and never after `drop`.
 */
const SUBPROTOCOL = 'chat.v1';
const SOCKJS_SCRIPT = 'lib/sockjs.min.js';

export function openWebSocket(base, handlers) {
  const url = new URL('ws', base);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url.href, SUBPROTOCOL);
  listen(socket, handlers);
  return {
    name: 'websocket',
    send: (text) => socket.send(text),
    drop: () => hangUp(socket),
  };
}

export function openSockJs(base, handlers) {
  let socket = null;
  let dropped = false;
  loadSockJs().then((SockJS) => {
    if (dropped) return;
    // Without its own WebSocket: we come here because that way is blocked, and trying it again only costs time.
    socket = new SockJS(new URL('sockjs', base).href, null, { transports: ['xhr-streaming', 'eventsource', 'xhr-polling'] });
    listen(socket, handlers);
  }).catch(() => dropped || handlers.closed({}));
  return {
    name: 'sockjs',
    send: (text) => socket.send(text),
    drop: () => {
      dropped = true;
      if (socket) hangUp(socket);
    },
  };
}

function listen(socket, handlers) {
  socket.onopen = () => handlers.opened();
  socket.onmessage = (event) => handlers.heard(event.data);
  socket.onclose = (event) => {
    forget(socket);
    handlers.closed({ code: event.code });
  };
}

function hangUp(socket) {
  forget(socket);
  socket.close();
}

function forget(socket) {
  socket.onopen = socket.onmessage = socket.onclose = null;
}

let loading = null;

/** From where the page came: its policy takes scripts from nowhere else. */
function loadSockJs() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(SOCKJS_SCRIPT, document.baseURI).href;
    script.onload = () => resolve(window.SockJS);
    script.onerror = () => {
      loading = null;
      script.remove();
      reject(new Error('SockJS could not be loaded'));
    };
    document.head.append(script);
  });
  return loading;
}

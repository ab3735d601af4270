import { hangUp, listen } from './socket.js';

const SCRIPT = 'lib/sockjs.min.js';
/** Without its own WebSocket: we come here because that way is blocked, and trying it again only costs time. */
const TRANSPORTS = ['xhr-streaming', 'eventsource', 'xhr-polling'];

/** The transport over HTTP alone; its library is loaded when it is needed first. */
export function openSockJs(base, handlers) {
  let socket = null;
  let closed = false;
  loadSockJs().then((SockJS) => {
    if (closed) return;
    socket = new SockJS(new URL('sockjs', base).href, null, { transports: TRANSPORTS });
    listen(socket, handlers);
  }).catch(() => closed || handlers.closed({}));
  return {
    name: 'sockjs',
    send: (text) => socket.send(text),
    close: () => {
      closed = true;
      if (socket) hangUp(socket);
    },
  };
}

let loading = null;

/** From where the page came: its policy takes scripts from nowhere else. */
function loadSockJs() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(SCRIPT, document.baseURI).href;
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

import { hangUp, listen } from './socket.js';

const SUBPROTOCOL = 'chat.v1';

/** The transport of RFC 6455. */
export function openWebSocket(base, handlers) {
  const url = new URL('ws', base);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url.href, SUBPROTOCOL);
  listen(socket, handlers);
  return {
    name: 'websocket',
    send: (text) => socket.send(text),
    close: () => hangUp(socket),
  };
}

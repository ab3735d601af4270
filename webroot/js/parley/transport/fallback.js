/** Failures in a row before the other way is tried: few while a way never worked, more once it did. */
const PATIENCE_UNPROVEN = 2;
const PATIENCE_PROVEN = 5;

/** Which transport to try next: WebSocket first, SockJS as fallback where a proxy or an old browser stands in the way. */
export class Fallback {
  #current;
  #failures = 0;
  #proven = null;

  constructor(first = 'websocket') {
    this.#current = first;
  }

  pick() {
    return typeof window.WebSocket === 'function' ? this.#current : 'sockjs';
  }

  succeeded(transport) {
    // Where WebSocket worked before, SockJS may have won only because the server was down meanwhile: next time, WebSocket again.
    this.#current = this.#proven === 'websocket' ? 'websocket' : transport;
    this.#proven = transport;
    this.#failures = 0;
  }

  failed(transport) {
    // Without any network neither way can be blamed.
    if (transport !== this.#current || navigator.onLine === false) return;
    const patience = this.#proven === transport ? PATIENCE_PROVEN : PATIENCE_UNPROVEN;
    if (++this.#failures < patience) return;
    this.#failures = 0;
    this.#current = transport === 'websocket' ? 'sockjs' : 'websocket';
  }
}

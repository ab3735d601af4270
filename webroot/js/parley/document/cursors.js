import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from './yjs.js';

/** The server takes twenty in a second. */
const TOGETHER_MS = 100;

/** Where people write (awareness): what one's own editor says of that is told, and what the others say is taken in. */
export class Cursors {
  #awareness;
  #say;
  #timer = null;

  /** `say([{ client, clock, state }])` is a hint. */
  constructor({ awareness, say }) {
    this.#awareness = awareness;
    this.#say = say;
    awareness.on('update', ({ added, updated, removed }) => {
      if ([...added, ...updated, ...removed].includes(awareness.clientID)) this.#soon();
    });
  }

  /** `[{ client, clock, state }]`, of which `state` is null when it is over. */
  take(cursors) {
    const meta = new Map(cursors.map(({ client, clock }) => [client, { clock }]));
    const states = new Map(cursors.map(({ client, state }) => [client, state]));
    applyAwarenessUpdate(this.#awareness, encodeAwarenessUpdate({ meta, states }, [...meta.keys()]), this);
  }

  /** The server may have forgotten it. */
  again() {
    this.#awareness.setLocalState(this.#awareness.getLocalState());
  }

  /** Nobody knows where the others are now. */
  lost() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const others = [...this.#awareness.states.keys()].filter((client) => client !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, this);
    // Whoever comes back may begin to count anew.
    for (const client of others) this.#awareness.meta.delete(client);
  }

  #soon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const { clientID: client, states, meta } = this.#awareness;
      this.#say([{ client, clock: meta.get(client).clock, state: states.get(client) ?? null }]);
    }, TOGETHER_MS);
  }
}

import { bodyOf } from './format.js';

/** What one does to messages that are there. What fails is told in words, and can be tried again. */
export class Changing {
  #parley;
  #notices;

  constructor({ parley, notices }) {
    this.#parley = parley;
    this.#notices = notices;
  }

  edit({ id, room }, text, mentions) {
    return this.#try(room, () => this.#parley.edit(id, bodyOf(text, mentions)));
  }

  remove({ id, room }) {
    return this.#try(room, () => this.#parley.remove(id));
  }

  /** The same again takes it back. */
  react({ id, room, reactions = [] }, emoji) {
    const on = !reactions.find((reaction) => bare(reaction.emoji) === bare(emoji))?.mine;
    return this.#try(room, () => this.#parley.react(id, emoji, on));
  }

  pin({ id, room, pinned }) {
    return this.#try(room, () => this.#parley.pin(id, !pinned));
  }

  versions({ id }) {
    return this.#parley.versions(id);
  }

  /** Says whether it was done. */
  async #try(room, act) {
    try {
      await act();
      return true;
    } catch (problem) {
      this.#notices.tell({ problem, room, act: true, again: () => this.#try(room, act) });
      return false;
    }
  }
}

/** The server has one spelling for what looks alike. */
function bare(emoji) {
  return emoji.replaceAll('\uFE0F', '');
}

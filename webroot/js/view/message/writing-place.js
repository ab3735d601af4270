import { threadDraft } from '../../chat/message/sending.js';

/**
 * Where one can write: in the room, and in the thread beside it. Each has a text of its own, which is the draft, or what a message
 * that one changes shall say.
 */
class WritingPlace {
  constructor({ id, room, draft, composing, root }, page) {
    this.id = id;
    this.room = room;
    this.draft = draft;
    this.composing = composing;
    this.root = root;
    this.page = page;
  }

  /** What is in it is another one now. */
  get key() {
    return `${this.draft} ${this.composing.editing?.id ?? ''} ${this.page.chat.drafts.brought(this.draft)}`;
  }

  get text() {
    return this.composing.editing ? this.composing.text : this.page.chat.drafts.of(this.draft);
  }

  keep(text) {
    if (this.composing.editing) this.composing.text = text;
    else this.page.chat.sending.draft(this.draft, text);
  }

  /** What is written here answers that message. */
  get reply() {
    if (this.root) return { seq: this.root, thread: true };
    return this.composing.reply && { seq: this.composing.reply.seq };
  }
}

export function roomPlace(page) {
  const room = page.chat.rooms.open;
  return new WritingPlace({ id: 'composer', room, draft: room.name, composing: room.composing, root: null }, page);
}

export function threadPlace(page) {
  const { room, root, composing } = page.chat.threads.open;
  return new WritingPlace({ id: 'thread-composer', room, draft: threadDraft(room.name, root), composing, root }, page);
}

export function placesOf(page) {
  const { chat } = page;
  if (!chat?.rooms.open) return [];
  return chat.threads.open ? [roomPlace(page), threadPlace(page)] : [roomPlace(page)];
}

/** Where one means to write who does something at an element: beside the thread that is shown, or in the room. */
export function placeAt(element, page) {
  const thread = page.chat.threads.open && document.getElementById('thread')?.closest('aside');
  return thread?.contains(element) ? threadPlace(page) : roomPlace(page);
}

/** Of those that one may have named: who is in the room, and who has spoken in it. */
export function peopleIn(room, me) {
  const people = new Map(room.timeline.entries.map(({ from }) => [from.id, from]));
  for (const person of room.members.all()) people.set(person.id, person);
  people.delete(me.id);
  return [...people.values()];
}
